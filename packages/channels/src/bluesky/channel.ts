import type { ChannelAccount, ReplyQuestion, ReplyTerms } from '@hubbub/contracts'
import { defineChannel } from '../define-channel.ts'
import type { ChannelOptions } from '../options.ts'
import { newPost } from '../new-post.ts'
import { replyWay } from '../reply-terms.ts'
import { checkBluesky } from './check-bluesky.ts'
import { blueskyCredentialsSchema, blueskySettingsSchema } from './config.ts'
import { info } from './info.ts'
import { planBluesky } from './listening.ts'
import { kind } from './mapper.ts'
import { createBlueskySession } from './session.ts'

const noChat = 'The app password was made without access to direct messages'
const mayChat = (account: ChannelAccount | null) => account?.facts['mayChat'] !== false

export const createBlueskyChannel = (options: ChannelOptions) =>
  defineChannel({
    kind,
    label: 'Bluesky',
    form: 'post',
    info,
    settings: blueskySettingsSchema,
    credentials: blueskyCredentialsSchema,
    capabilities: { listen: true, watch: false, stream: false, reply: true, lookup: true },
    check: async (input, context) => await checkBluesky({ ...input, policy: options }, context),
    connect: ({ settings, credentials }, context) =>
      createBlueskySession({ settings, credentials, policy: options }, context),
    address: ({ settings, account }) => `@${account?.handle ?? settings.handle}`,
    own: ({ account }) => (account === null ? [] : [account.id]),
    door: ({ service, handle }) => JSON.stringify([service, handle]),
    abilities: ({ settings, account }) => ({
      listen: settings.searches.length > 0 || settings.monitors || 'No searches are set',
      mentions: true,
      comments: true,
      direct: mayChat(account) ? true : noChat,
      reply: true,
      'reply-direct': mayChat(account) ? true : noChat,
      publish: true,
      react: true,
      delete: true,
      profile: true,
    }),
    replyTerms: ({ account }, question) => termsOf(account, question),
    publishTerms: () => newPost(ofPosts),
    listening: ({ settings }, wanted) => planBluesky(settings, wanted),
  })

/** app.bsky.feed.post: letters as people count them, and bytes besides. */
const ofPosts = {
  limits: [
    { max: 300, unit: 'graphemes' as const, perLink: null },
    { max: 3000, unit: 'bytes' as const, perLink: null },
  ],
  files: { max: 4, maxBytes: 2_000_000, types: ['image/*'] },
}

/** app.bsky.feed.post and chat.bsky.convo.defs#messageInput: letters as people count them, and bytes besides. */
function termsOf(account: ChannelAccount | null, { last }: ReplyQuestion): ReplyTerms {
  const toAll = replyWay('public', {
    ...ofPosts,
    why: last?.post.facts['replyDisabled'] === true ? 'Its author does not let us answer this post' : null,
  })
  const toThem = replyWay('direct', {
    limits: [
      { max: 1000, unit: 'graphemes', perLink: null },
      { max: 10_000, unit: 'bytes', perLink: null },
    ],
    why: mayChat(account) ? null : noChat,
  })
  // What was said in private is not answered before everybody.
  return {
    ways: last?.post.audience === 'direct' ? [toThem] : [toAll, toThem],
    openUrl: last?.post.url ?? null,
  }
}
