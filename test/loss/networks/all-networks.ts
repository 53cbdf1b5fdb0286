import type { OpenNetwork } from '../network.ts'
import { openApi } from './api.ts'
import { openBluesky } from './bluesky.ts'
import { openChat } from './chat.ts'
import { openDiscord } from './discord.ts'
import { openEmail } from './email.ts'
import { openFeed } from './feed.ts'
import { openGithub } from './github.ts'
import { openHackerNews } from './hacker-news.ts'
import { openJetstream } from './jetstream.ts'
import { openLemmy } from './lemmy.ts'
import { openMastodon } from './mastodon.ts'
import { openInstagram, openMessenger, openWhatsapp } from './meta.ts'
import { openReddit } from './reddit.ts'
import { openSlack } from './slack.ts'
import { openSms } from './sms.ts'
import { openStackExchange } from './stack-exchange.ts'
import { openTelegram } from './telegram.ts'
import { openX } from './x.ts'
import { openYouTube } from './youtube.ts'

/** By the kind of the channel; a network is a file and a line here. */
export const allNetworks: Readonly<Record<string, OpenNetwork>> = {
  api: openApi,
  bluesky: openBluesky,
  chat: openChat,
  discord: openDiscord,
  email: openEmail,
  feed: openFeed,
  github: openGithub,
  'hacker-news': openHackerNews,
  instagram: openInstagram,
  jetstream: openJetstream,
  lemmy: openLemmy,
  mastodon: openMastodon,
  messenger: openMessenger,
  reddit: openReddit,
  slack: openSlack,
  sms: openSms,
  'stack-exchange': openStackExchange,
  telegram: openTelegram,
  whatsapp: openWhatsapp,
  x: openX,
  youtube: openYouTube,
}
