import type { OutboundPost, PostRef } from '@hubbub/contracts'
import { createYouTube, type YouTubeComment, type YouTubeOptions } from '@hubbub/simulators'
import type { ChannelHarness } from '../contract-suite/harness.ts'
import { createYouTubeChannel } from './channel.ts'

const urls = { youtube: '' }
/** Speaks to the simulator that was started last. */
export const youtube = createYouTubeChannel({ urls, allowPrivateHosts: true })

/** YouTube with a channel of ours, another one, a video of each, and somebody who writes. */
export async function startYouTube(options: YouTubeOptions = {}, settings: Record<string, unknown> = {}) {
  const net = await createYouTube(options)
  urls.youtube = net.url
  const { world } = net
  const shop = world.join('TeaShop', 'The Tea Shop')
  const other = world.join('coffee.co', 'Coffee Co')
  const kim = world.join('kim', 'Kim')
  const ours = world.upload(shop, 'How to brew tea')
  const theirs = world.upload(other, 'Coffee is better')
  const account = {
    settings: { videos: [`https://youtu.be/${theirs.id}`], everyMinutes: 0, searchMinutes: 0, ...settings },
    credentials: { clientId: 'client', clientSecret: 'secret', refreshToken: net.access.letIn(shop) },
  }
  return { net, world, shop, other, kim, ours, theirs, account, [Symbol.asyncDispose]: net.close }
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
export const refTo = ({ id, by, parent, video }: YouTubeComment): PostRef => ({
  externalId: id,
  author: { kind: 'youtube', value: by.id, name: by.handle, handle: by.handle },
  post: {
    form: parent === null ? 'comment' : 'reply',
    audience: 'public',
    url: null,
    place: { id: video.id, name: video.title },
    to: [],
    repeats: null,
    engagement: null,
    editedAt: null,
    deletedAt: null,
    facts: { threadId: parent?.id ?? id, canReply: true },
  },
})

/** What writes below a comment. */
export const isAnswer = ({ method, path }: { method: string; path: string }) =>
  method === 'POST' && path.endsWith('/comments')

const monthMs = 30 * 86_400_000

export async function startYouTubeHarness(): Promise<ChannelHarness> {
  let ago = monthMs
  const stand = await startYouTube({ now: () => new Date(Date.now() - ago) })
  const { net, world, shop, kim, ours, theirs, account } = stand
  const question = world.comment(kim, ours, 'Which tea is this?')
  // What was there before is too old to be taken in.
  ago = 0
  return {
    account,
    wrongCredentials: { ...account, credentials: { ...account.credentials, refreshToken: 'wrong' } },
    unreachable: account,
    nowhere: createYouTubeChannel({ urls: { youtube: 'http://127.0.0.1:2' }, allowPrivateHosts: true }),
    receive: async (text) => void world.comment(kim, ours, text),
    mention: async (text) => void world.comment(kim, theirs, text),
    outbound: (text) => outboundPost(text, { inReplyTo: refTo(question) }),
    delivered: async (text) =>
      [...world.comments.values()].filter((one) => one.by === shop && one.text === text).length,
    breakAfterAccepting: () => void net.fail({ on: 'cut-after', times: 1, when: isAnswer }),
    limit: net.quota.pause,
    echoes: true,
    disconnect: net.disconnect,
    [Symbol.asyncDispose]: net.close,
  }
}
