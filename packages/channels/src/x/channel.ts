import { defineChannel } from '../define-channel.ts'
import { createGuardedFetch } from '../http/guarded-fetch.ts'
import type { ChannelOptions } from '../options.ts'
import { newPost } from '../new-post.ts'
import { checkX } from './check-x.ts'
import { credentialsSchema, info, settingsSchema } from './config.ts'
import { createFetchFile } from './media.ts'
import { planX } from './listening.ts'
import { type StreamTiming, usualTiming } from './open-post-stream.ts'
import { ofPosts, replyTermsOf } from './reply-rules.ts'
import { answerCall, readCall } from './webhook.ts'
import { createXSession, openClient } from './x-session.ts'

export function createXChannel(
  { urls, allowPrivateHosts }: ChannelOptions,
  timing: StreamTiming = usualTiming,
) {
  const fetchFile = createFetchFile(createGuardedFetch({ allowPrivateHosts, open: true }))
  const root = () => (urls['x'] ?? 'https://api.x.com').replace(/\/+$/, '')
  return defineChannel({
    kind: 'x',
    label: 'X',
    form: 'post',
    info,
    settings: settingsSchema,
    credentials: credentialsSchema,
    capabilities: { listen: true, watch: false, stream: true, reply: true, lookup: true },
    check: async ({ settings, credentials, signal }, context) =>
      await checkX(openClient({ credentials, root: root() }, context), settings, signal),
    connect: (view, context) => createXSession({ ...view, root: root(), timing, fetchFile }, context),
    address: ({ account }) => (account?.handle == null ? 'X account' : `@${account.handle}`),
    own: ({ account }) => (account === null ? [] : [account.id]),
    abilities: ({ settings }) => ({
      mentions: settings.mentions || 'It is switched off in the settings',
      comments: settings.mentions || 'Mentions are switched off in the settings',
      direct: settings.direct || 'It is switched off in the settings',
      listen:
        settings.terms.length > 0 || settings.monitors || 'There are no terms to listen for in the settings',
      reply: true,
      'reply-direct': true,
      publish: true,
      hide: true,
      delete: true,
      profile: true,
      react: 'X has taken likes away from self-serve apps',
    }),
    replyTerms: replyTermsOf,
    listening: ({ settings }, wanted) => planX(settings, wanted),
    publishTerms: ({ account }) => newPost(ofPosts(account)),
    webhook: {
      answer: ({ credentials }, request) => answerCall(credentials.consumerSecret, request),
      read: async ({ settings, credentials, account }, request, context) => {
        const ownId = account?.id ?? (await openClient({ credentials, root: root() }, context).me()).data.id
        return settings.direct || settings.mentions
          ? await readCall({ ownId, fetchFile }, request)
          : { messages: [], unreadable: [] }
      },
    },
  })
}
