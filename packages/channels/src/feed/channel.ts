import { defineChannel } from '../define-channel.ts'
import { createGuardedFetch } from '../http/guarded-fetch.ts'
import type { ChannelOptions } from '../options.ts'
import { checkFeed } from './check-feed.ts'
import { feedCredentialsSchema, feedSettingsSchema, hasPassword } from './config.ts'
import { createFeedSession } from './feed-session.ts'
import { info } from './info.ts'

export const createFeedChannel = (options: ChannelOptions) =>
  defineChannel({
    kind: 'feed',
    label: 'Feed',
    form: 'post',
    info,
    settings: feedSettingsSchema,
    credentials: feedCredentialsSchema,
    capabilities: { listen: true, watch: false, stream: false, reply: false, lookup: false },
    async check({ settings: { url }, credentials, signal }, { clock }) {
      // An article is no secret: without a password it may be asked for without encryption.
      await using http = createGuardedFetch({ ...options, open: !hasPassword(credentials) })
      return await checkFeed(http, { url, credentials, now: clock.now(), signal })
    },
    connect: ({ settings, credentials, account }, context) => {
      const found = account?.facts['feedUrl']
      const url = typeof found === 'string' ? found : settings.url
      return createFeedSession({ settings, credentials, url, policy: options }, context)
    },
    address: ({ settings }) => settings.url.replace(/^https?:\/\/(www\.)?/, '').replace(/\/$/, ''),
    own: () => [],
    door: ({ url }) => new URL(url).origin,
    abilities: () => ({ listen: true }),
    replyTerms: (_view, { last }) => ({
      ways: [],
      openUrl: last?.post.url ?? null,
    }),
  })
