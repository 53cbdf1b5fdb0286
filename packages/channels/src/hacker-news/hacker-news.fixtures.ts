import type { OutboundPost } from '@hubbub/contracts'
import { createHackerNews } from '@hubbub/simulators'
import type { ChannelHarness } from '../contract-suite/harness.ts'
import { createHackerNewsChannel } from './channel.ts'

/** The channels of a test: where its network stands is known once it has started. */
const urls: Record<string, string> = {}
export const hackerNews = createHackerNewsChannel({ allowPrivateHosts: true, urls })

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

/** A network where the shop has written a story. */
export async function startHackerNews(now?: () => Date) {
  const news = await createHackerNews(now ? { now } : {})
  urls['hacker-news'] = news.url
  const by = news.join('shop')
  // Before the time that is looked back to, so that only what is said of it comes.
  const at = new Date((now?.() ?? new Date()).getTime() - 10 * 86_400_000)
  const story = news.say({ by, at, title: 'Show HN: The Shop', url: 'https://shop.test' })
  const account = {
    settings: { words: ['said of'], user: 'shop', everyMinutes: 0 },
    credentials: {},
  }
  return { news, story, account, [Symbol.asyncDispose]: news.close }
}

export async function startHackerNewsHarness(): Promise<ChannelHarness> {
  const { news, story, account } = await startHackerNews()
  return {
    account,
    unreachable: account,
    nowhere: createHackerNewsChannel({
      allowPrivateHosts: true,
      urls: { 'hacker-news': 'http://127.0.0.1:2' },
    }),
    receive: async (text) => void news.say({ by: 'kim', text: `<p>${text}</p>`, below: story }),
    mention: async (text) => void news.say({ by: 'kim', title: 'Ask HN', text }),
    outbound: post,
    delivered: async () => 0,
    breakAfterAccepting: () => {},
    limit: news.limit,
    echoes: false,
    disconnect: news.disconnect,
    [Symbol.asyncDispose]: news.close,
  }
}
