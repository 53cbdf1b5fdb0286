import type { OutboundPost } from '@hubbub/contracts'
import { createMastodon, type MastodonOptions } from '@hubbub/simulators'
import type { ChannelHarness } from '../contract-suite/harness.ts'
import { createMastodonChannel } from './channel.ts'

/** For instances on this machine. */
export const mastodon = createMastodonChannel({ allowPrivateHosts: true, urls: {} })

/** An instance with an account of ours and somebody who writes. */
export async function startMastodon(options: MastodonOptions = {}) {
  const instance = await createMastodon(options)
  const shop = instance.join('shop', 'The Shop')
  const kim = instance.join('kim', 'Kim', 'far.test')
  const token = instance.letIn(shop)
  const account = { settings: { url: instance.url, hashtags: ['#Tea'] }, credentials: { token } }
  return { instance, shop, kim, token, account, [Symbol.asyncDispose]: instance[Symbol.asyncDispose] }
}

export const outboundPost = (text: string, changes: Partial<OutboundPost> = {}): OutboundPost => ({
  form: 'post',
  messageId: crypto.randomUUID(),
  audience: 'public',
  to: null,
  text,
  inReplyTo: null,
  root: null,
  attachments: [],
  ...changes,
})

export async function startMastodonHarness(): Promise<ChannelHarness> {
  const { instance, shop, kim, account, ...stand } = await startMastodon()
  return {
    account,
    wrongCredentials: { ...account, credentials: { token: 'wrong' } },
    unreachable: { ...account, settings: { url: 'http://127.0.0.1:2' } },
    receive: async (text) => void instance.say({ by: kim, text: `@shop ${text}` }),
    mention: async (text) => void instance.say({ by: kim, text, tags: ['tea'] }),
    outbound: outboundPost,
    delivered: async (text) => instance.saidBy(shop).filter(({ content }) => content.includes(text)).length,
    breakAfterAccepting: () =>
      void instance.fail({ on: 'cut-after', times: 1, when: ({ method }) => method === 'POST' }),
    limit: instance.limit,
    postFields: { visibility: 'public' },
    published: (text) => instance.saidBy(shop).filter(({ content }) => content.includes(text)).length,
    breakAfterPublishing: () =>
      void instance.fail({ on: 'cut-after', times: 1, when: ({ method }) => method === 'POST' }),
    echoes: true,
    sparesKnown: true,
    reactions: {
      count: () => instance.saidBy(kim).reduce((sum, { favourites_count: likes }) => sum + likes, 0),
    },
    disconnect: instance.disconnect,
    [Symbol.asyncDispose]: stand[Symbol.asyncDispose],
  }
}
