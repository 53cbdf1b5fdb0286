import type { OutboundPost } from '@hubbub/contracts'
import { createPlainNetwork } from '@hubbub/simulators'
import type { ChannelHarness } from '../contract-suite/harness.ts'

export async function startPlainHarness(): Promise<ChannelHarness> {
  const network = await createPlainNetwork()
  const shop = network.join('shop', 'The Shop')
  const kim = network.join('kim', 'Kim')
  const account = {
    settings: { url: network.url, handle: 'shop' },
    credentials: { token: network.letIn(shop) },
  }
  const outbound = (text: string): OutboundPost => ({
    form: 'post',
    messageId: crypto.randomUUID(),
    audience: 'public',
    to: null,
    text,
    inReplyTo: null,
    root: null,
    attachments: [],
  })
  return {
    account,
    wrongCredentials: { ...account, credentials: { token: 'wrong' } },
    unreachable: { ...account, settings: { ...account.settings, url: 'http://127.0.0.1:2' } },
    receive: async (text) => void network.say({ by: kim, text, mentions: [shop] }),
    mention: async (text) => void network.say({ by: kim, text }),
    outbound,
    delivered: async (text) => network.saidBy(shop).filter((post) => post.text === text).length,
    breakAfterAccepting: () =>
      void network.fail({ on: 'cut-after', times: 1, when: ({ path }) => path === '/posts' }),
    limit: (ms) =>
      void network.fail({
        on: 'answer',
        answer: { status: 429, headers: { 'retry-after': String(Math.ceil(ms / 1000)) } },
      }),
    published: (text) => network.saidBy(shop).filter((post) => post.text === text).length,
    breakAfterPublishing: () =>
      void network.fail({ on: 'cut-after', times: 1, when: ({ path }) => path === '/posts' }),
    echoes: true,
    reactions: { count: () => network.saidBy(kim).flatMap(({ id }) => network.reactionsTo(id)).length },
    disconnect: () => network.disconnect(),
    [Symbol.asyncDispose]: network.close,
  }
}
