import type { OutboundPost, PostRef } from '@hubbub/contracts'
import { createLemmy, type LemmyComment, type LemmyOptions } from '@hubbub/simulators'
import type { ChannelHarness } from '../contract-suite/harness.ts'
import { createLemmyChannel } from './channel.ts'

/** For instances on this machine. */
export const lemmy = createLemmyChannel({ allowPrivateHosts: true, urls: {} })

/** An instance with an account of ours that has posted, a community, and somebody of another instance who writes. */
export async function startLemmy(options: LemmyOptions = {}, settings: Record<string, unknown> = {}) {
  const instance = await createLemmy(options)
  const { world } = instance
  const shop = world.join('tea_shop', 'The Tea Shop')
  const kim = world.join('kim', 'Kim', 'far.test')
  const tea = world.found('tea', 'lemmy.test')
  const post = world.post(shop, tea, 'Our new tea', 'It is green.')
  const account = {
    settings: {
      url: instance.url,
      username: '@tea_shop',
      communities: ['!tea@lemmy.test'],
      home: 'https://lemmy.test/c/tea',
      ...settings,
    },
    credentials: { password: shop.password },
  }
  return { instance, world, shop, kim, tea, post, account, [Symbol.asyncDispose]: instance.close }
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

/** A comment, as an answer refers to it. */
export const refTo = ({ id, by, post }: LemmyComment): PostRef => ({
  externalId: `comment/${id}`,
  author: {
    kind: 'lemmy',
    value: `https://${by.host}/u/${by.name}`,
    name: by.displayName,
    handle: `${by.name}@${by.host}`,
  },
  post: {
    form: 'comment',
    audience: 'public',
    url: null,
    place: null,
    to: [],
    repeats: null,
    engagement: null,
    editedAt: null,
    deletedAt: null,
    facts: { postId: post.id, personId: by.id, locked: false },
  },
})

const monthMs = 30 * 86_400_000

export async function startLemmyHarness(): Promise<ChannelHarness> {
  let ago = monthMs
  const stand = await startLemmy({ now: () => new Date(Date.now() - ago) })
  const { instance, world, shop, kim, post, account } = stand
  const question = world.comment(kim, post, 'Which tea is this?')
  // What was there before is too old to be taken in.
  ago = 0
  return {
    account,
    wrongCredentials: { ...account, credentials: { password: 'wrong' } },
    unreachable: { ...account, settings: { ...account.settings, url: 'http://127.0.0.1:2' } },
    receive: async (text) => void world.write(kim, shop, text),
    mention: async (text) => void world.comment(kim, question, text),
    outbound: (text) => outboundPost(text, { inReplyTo: refTo(question) }),
    delivered: async (text) => world.comments.filter((one) => one.by === shop && one.text === text).length,
    breakAfterAccepting: () =>
      void instance.fail({ on: 'cut-after', times: 1, when: ({ path }) => path === '/api/v3/comment' }),
    limit: instance.limit,
    postFields: { title: 'News', community: 'tea@lemmy.test' },
    published: (text) => world.posts.filter((one) => one.by === shop && one.text === text).length,
    breakAfterPublishing: () =>
      void instance.fail({ on: 'cut-after', times: 1, when: ({ path }) => path === '/api/v3/post' }),
    echoes: true,
    reactions: { to: refTo(question), count: () => question.score - 1 },
    disconnect: instance.disconnect,
    [Symbol.asyncDispose]: instance.close,
  }
}
