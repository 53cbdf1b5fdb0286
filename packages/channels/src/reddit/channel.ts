import { defineChannel } from '../define-channel.ts'
import type { ChannelOptions } from '../options.ts'
import { checkReddit } from './check-reddit.ts'
import { redditCredentialsSchema, redditSettingsSchema } from './config.ts'
import { info } from './info.ts'
import { planReddit } from './listening.ts'
import { identityOf, kind } from './mapper.ts'
import { createRedditSession } from './session.ts'
import { may, redditPostTerms, redditTerms } from './terms.ts'

export function createRedditChannel({ urls }: ChannelOptions) {
  const roots = () => ({
    api: urls[kind] ?? 'https://oauth.reddit.com',
    tokens: urls[kind] ?? 'https://www.reddit.com',
  })
  return defineChannel({
    kind,
    label: 'Reddit',
    form: 'post',
    info,
    settings: redditSettingsSchema,
    credentials: redditCredentialsSchema,
    capabilities: { listen: true, watch: false, stream: false, reply: true, lookup: true },
    check: async (input, context) => await checkReddit({ ...input, roots: roots() }, context),
    connect: ({ settings, credentials }, context) =>
      createRedditSession({ settings, credentials, roots: roots() }, context),
    address: ({ settings }) => `u/${settings.username}`,
    own: ({ settings }) => [identityOf(settings.username)],
    door: ({ username }) => identityOf(username),
    abilities: ({ settings: { subreddits, searches, monitors }, account }) => ({
      listen: subreddits.length + searches.length > 0 || monitors || 'No subreddits and no searches are set',
      mentions: may(account, 'privatemessages'),
      comments: may(account, 'privatemessages'),
      direct: may(account, 'privatemessages'),
      reply: may(account, 'submit'),
      'reply-direct': may(account, 'privatemessages'),
      publish: may(account, 'submit'),
      react: may(account, 'vote'),
      delete: may(account, 'edit'),
      profile: may(account, 'read'),
      hide: 'Only moderators of a subreddit can remove what others wrote',
    }),
    publishTerms: ({ settings }) => redditPostTerms(settings),
    listening: ({ settings }, wanted) => planReddit(settings, wanted),
    replyTerms: ({ account }, question) => redditTerms(account, question),
  })
}
