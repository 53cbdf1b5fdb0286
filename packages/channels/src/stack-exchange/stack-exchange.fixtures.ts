import type { OutboundPost } from '@hubbub/contracts'
import { createStackExchange, type StackExchangeOptions } from '@hubbub/simulators'
import type { ChannelHarness } from '../contract-suite/harness.ts'
import { createStackExchangeChannel } from './channel.ts'

/** Where the network of a test stands is known once it has started. */
const urls: Record<string, string> = {}
export const stackExchange = createStackExchangeChannel({ allowPrivateHosts: true, urls })

const post = (text: string): OutboundPost => ({
  form: 'post',
  messageId: crypto.randomUUID(),
  audience: 'public',
  to: null,
  text,
  inReplyTo: null,
  root: null,
  attachments: [],
})

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000)

/** A site where the shop has asked something long ago. */
export async function startStackExchange(options: StackExchangeOptions = {}) {
  const stack = await createStackExchange({ key: 'a key', ...options })
  urls['stack-exchange'] = stack.url
  const shop = stack.join('shop')
  const kim = stack.join('kim')
  const question = stack.ask({
    by: shop,
    title: 'Which tea?',
    text: '<p>Well?</p>',
    tags: ['x'],
    at: daysAgo(30),
  })
  const account = {
    settings: { site: 'stackoverflow', tags: ['tea'], userId: shop.user_id, everyMinutes: 0 },
    credentials: { key: 'a key' },
  }
  return { stack, shop, kim, question, account, [Symbol.asyncDispose]: stack.close }
}

export async function startStackExchangeHarness(): Promise<ChannelHarness> {
  const { stack, kim, question, account } = await startStackExchange()
  const nowhere = { allowPrivateHosts: true, urls: { 'stack-exchange': 'http://127.0.0.1:2' } }
  return {
    account,
    wrongCredentials: { ...account, credentials: { key: 'wrong' } },
    unreachable: account,
    nowhere: createStackExchangeChannel(nowhere),
    receive: async (text) => void stack.answer({ by: kim, text: `<p>${text}</p>`, to: question }),
    mention: async (text) =>
      void stack.ask({ by: kim, title: 'A tea', text: `<p>${text}</p>`, tags: ['tea'] }),
    outbound: post,
    delivered: async () => 0,
    limit: stack.limit,
    echoes: false,
    disconnect: stack.disconnect,
    [Symbol.asyncDispose]: stack.close,
  }
}
