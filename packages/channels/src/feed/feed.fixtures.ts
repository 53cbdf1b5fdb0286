import type { OutboundPost } from '@hubbub/contracts'
import { createFeedSite, type FeedSiteOptions } from '@hubbub/simulators'
import type { ChannelHarness } from '../contract-suite/harness.ts'
import { createFeedChannel } from './channel.ts'

/** For sites on this machine. */
export const feed = createFeedChannel({ allowPrivateHosts: true, urls: {} })

const signIn = { user: 'reader', password: 'secret' }

/** A site, and the settings that ask its feed with every pull. */
export async function startFeed(options: FeedSiteOptions = {}) {
  const site = await createFeedSite(options)
  const account = {
    settings: { url: site.feedUrl, everyMinutes: 0 },
    credentials: options.signIn ?? {},
  }
  return { site, account, [Symbol.asyncDispose]: site.close }
}

const post = (text: string): OutboundPost => ({
  form: 'post',
  messageId: crypto.randomUUID(),
  audience: 'public',
  to: null,
  text,
  inReplyTo: null,
  root: null,
  attachments: [],
})

export async function startFeedHarness(): Promise<ChannelHarness> {
  const { site, account } = await startFeed({ signIn })
  let count = 0
  return {
    account,
    wrongCredentials: { ...account, credentials: { ...signIn, password: 'wrong' } },
    unreachable: { ...account, settings: { ...account.settings, url: 'http://127.0.0.1:2/feed' } },
    receive: async (text) => {
      count += 1
      site.publish({ id: `item-${count}`, link: `${site.url}/${count}`, body: `<p>${text}</p>` })
    },
    outbound: post,
    delivered: async () => 0,
    breakAfterAccepting: () => {},
    limit: site.limit,
    echoes: false,
    disconnect: site.disconnect,
    [Symbol.asyncDispose]: site.close,
  }
}
