import type { OutboundPost, PostRef } from '@hubbub/contracts'
import { createReddit, type RedditOptions } from '@hubbub/simulators'
import type { ChannelHarness } from '../contract-suite/harness.ts'
import { createRedditChannel } from './channel.ts'

const urls = { reddit: '' }
/** Speaks to the simulator that was started last. */
export const reddit = createRedditChannel({ urls, allowPrivateHosts: true })

/** Reddit with an account of ours that has posted, and somebody who writes. */
export async function startReddit(options: RedditOptions = {}, settings: Record<string, unknown> = {}) {
  const net = await createReddit(options)
  urls.reddit = net.url
  const shop = net.world.join('Tea_Shop')
  const kim = net.world.join('Kim')
  const post = net.world.post(shop, 'tea', 'Our new tea', 'It is green.')
  const account = accountOf(net.access.letIn(shop), settings)
  return { net, world: net.world, shop, kim, post, account, [Symbol.asyncDispose]: net.close }
}

const accountOf = (refreshToken: string, settings: Record<string, unknown> = {}) => ({
  settings: { username: 'u/Tea_Shop', subreddits: ['/r/tea/'], ...settings },
  credentials: { clientId: 'client', clientSecret: 'secret', refreshToken },
})

/** Something that was said, as an answer refers to it. */
export const refTo = ({ name, by }: { name: string; by: { name: string } }): PostRef => ({
  externalId: name,
  author: { kind: 'reddit', value: by.name.toLowerCase(), name: by.name, handle: by.name },
  post: {
    form: 'comment',
    audience: name.startsWith('t4') ? 'direct' : 'public',
    url: null,
    place: null,
    to: [],
    repeats: null,
    engagement: null,
    editedAt: null,
    deletedAt: null,
    facts: { title: 'Our new tea' },
  },
})

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

const monthMs = 30 * 86_400_000

export async function startRedditHarness(): Promise<ChannelHarness> {
  let ago = monthMs
  const net = await createReddit({ now: () => new Date(Date.now() - ago) })
  urls.reddit = net.url
  const { world } = net
  const shop = world.join('Tea_Shop')
  const kim = world.join('Kim')
  const post = world.post(kim, 'tea', 'About tea', 'What do you drink?')
  const question = world.comment(kim, post, 'Which shop?')
  // What was there before is too old to be taken in.
  ago = 0
  const account = accountOf(net.access.letIn(shop))
  const inReplyTo = refTo(question)
  return {
    account,
    wrongCredentials: { ...account, credentials: { ...account.credentials, refreshToken: 'wrong' } },
    unreachable: account,
    nowhere: createRedditChannel({ urls: { reddit: 'http://127.0.0.1:2' }, allowPrivateHosts: true }),
    receive: async (text) => void world.write(kim, shop, text),
    mention: async (text) => void world.comment(kim, post, text),
    outbound: (text) => outboundPost(text, { inReplyTo }),
    delivered: async (text) =>
      world.things.filter((thing) => thing.by === shop && thing.text === text).length,
    breakAfterAccepting: () =>
      void net.fail({ on: 'cut-after', times: 1, when: ({ path }) => path === '/api/comment' }),
    limit: net.limit,
    postFields: { title: 'News', community: 'tea' },
    published: (text) => world.things.filter((thing) => thing.by === shop && thing.text === text).length,
    breakAfterPublishing: () =>
      void net.fail({ on: 'cut-after', times: 1, when: ({ path }) => path === '/api/submit' }),
    echoes: true,
    reactions: { to: inReplyTo, count: () => question.score - 1 },
    disconnect: net.disconnect,
    [Symbol.asyncDispose]: net.close,
  }
}
