import type { OpenNetwork } from '../network.ts'
import { openBluesky } from './bluesky.ts'
import { openEmail } from './email.ts'
import { openFeed } from './feed.ts'
import { openGithub } from './github.ts'
import { openHackerNews } from './hacker-news.ts'
import { openJetstream } from './jetstream.ts'
import { openMastodon } from './mastodon.ts'
import { openSlack } from './slack.ts'
import { openStackExchange } from './stack-exchange.ts'
import { openTelegram } from './telegram.ts'
import { openX } from './x.ts'

/** By the kind of the channel; a network is a file and a line here. */
export const allNetworks: Readonly<Record<string, OpenNetwork>> = {
  bluesky: openBluesky,
  email: openEmail,
  feed: openFeed,
  github: openGithub,
  'hacker-news': openHackerNews,
  jetstream: openJetstream,
  mastodon: openMastodon,
  slack: openSlack,
  'stack-exchange': openStackExchange,
  telegram: openTelegram,
  x: openX,
}
