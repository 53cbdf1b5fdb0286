import { defineChannel } from '../define-channel.ts'
import type { ChannelOptions } from '../options.ts'
import { checkYouTube } from './check-youtube.ts'
import { youtubeCredentialsSchema, type YouTubeSettings, youtubeSettingsSchema } from './config.ts'
import { info } from './info.ts'
import { planYouTube } from './listening.ts'
import { kind } from './mapper.ts'
import { createYouTubeSession } from './session.ts'
import { cannotWrite, youtubeTerms } from './terms.ts'

export function createYouTubeChannel({ urls }: ChannelOptions) {
  const roots = () => ({
    api: urls[kind] ?? 'https://www.googleapis.com',
    tokens: urls[kind] ?? 'https://oauth2.googleapis.com',
  })
  return defineChannel({
    kind,
    label: 'YouTube',
    form: 'post',
    info,
    settings: youtubeSettingsSchema,
    credentials: youtubeCredentialsSchema,
    capabilities: { listen: true, watch: false, stream: false, reply: true, lookup: true },
    check: async (input, context) => await checkYouTube({ ...input, roots: roots() }, context),
    connect: (view, context) => createYouTubeSession({ ...view, roots: roots() }, context),
    address: ({ settings, account }) => {
      if (settings.access === 'key') return 'YouTube, by a key'
      return account?.handle == null ? 'YouTube channel' : `@${account.handle}`
    },
    own: ({ settings, account }) => (settings.access === 'key' || account === null ? [] : [account.id]),
    abilities: ({ settings }) => {
      const writes = settings.access === 'key' ? cannotWrite : true
      return {
        listen: listens(settings) || 'No channels, videos or searches are set',
        comments: writes,
        reply: writes,
        hide: writes,
        delete: writes,
        profile: true,
        mentions: 'YouTube does not tell where a channel is named',
        direct: 'YouTube has no private messages',
        'reply-direct': 'YouTube has no private messages',
        publish: 'A video cannot be published from here',
        react: 'YouTube lets no program like a comment',
      }
    },
    replyTerms: ({ settings }, question) => youtubeTerms(settings, question),
    listening: ({ settings }, wanted) => planYouTube(settings, wanted),
  })
}

const listens = ({ channels, videos, searches, monitors }: YouTubeSettings) =>
  monitors || channels.length + videos.length + searches.length > 0
