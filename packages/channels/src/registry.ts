import { createApiChannel } from './api/channel.ts'
import { createBlueskyChannel } from './bluesky/channel.ts'
import { createJetstreamChannel } from './bluesky/jetstream/channel.ts'
import { createChatChannel } from './chat/channel.ts'
import type { Channel } from './contract.ts'
import { createDiscordChannel } from './discord/channel.ts'
import { createEmailChannel } from './email/channel.ts'
import { createFeedChannel } from './feed/channel.ts'
import { createGithubChannel } from './github/channel.ts'
import { createHackerNewsChannel } from './hacker-news/channel.ts'
import { createImportChannel } from './import/channel.ts'
import { createLemmyChannel } from './lemmy/channel.ts'
import { createLogBookChannel } from './log-book/channel.ts'
import { createInstagramChannel } from './instagram/channel.ts'
import { createMastodonChannel } from './mastodon/channel.ts'
import { createMessengerChannel } from './messenger/channel.ts'
import type { ChannelOptions } from './options.ts'
import { createRedditChannel } from './reddit/channel.ts'
import { createSlackChannel } from './slack/channel.ts'
import { createSmsChannel } from './sms/channel.ts'
import { createStackExchangeChannel } from './stack-exchange/channel.ts'
import { createTelegramChannel } from './telegram/channel.ts'
import { createWhatsappChannel } from './whatsapp/channel.ts'
import { createXChannel } from './x/channel.ts'
import { createYouTubeChannel } from './youtube/channel.ts'

/** Every network Hubbub speaks; a new one is a folder and a line here. */
const makers = [
  createApiChannel,
  createBlueskyChannel,
  createChatChannel,
  createDiscordChannel,
  createEmailChannel,
  createFeedChannel,
  createGithubChannel,
  createHackerNewsChannel,
  createInstagramChannel,
  createJetstreamChannel,
  createImportChannel,
  createLemmyChannel,
  createLogBookChannel,
  createMastodonChannel,
  createMessengerChannel,
  createRedditChannel,
  createSlackChannel,
  createSmsChannel,
  createStackExchangeChannel,
  createTelegramChannel,
  createWhatsappChannel,
  createXChannel,
  createYouTubeChannel,
]

/** By kind. */
export function createChannels(options: ChannelOptions): ReadonlyMap<string, Channel> {
  return new Map(makers.map((make) => make(options)).map((channel) => [channel.kind, channel]))
}
