import { createFeedSite } from '@hubbub/simulators'
import { hourMs, type OpenNetwork } from '../network.ts'

/** So many items a feed still shows; what nobody asked for in time is gone. */
const window = 2_000

export const openFeed: OpenNetwork = async ({ forget }) => {
  const site = await createFeedSite({ window })
  const from = new Date(Date.now() - 48 * hourMs)
  const account = { settings: { url: site.feedUrl, everyMinutes: 0 }, credentials: {} }
  let counter = 0
  const publish = (text: string, at?: Date) => {
    counter += 1
    site.publish({
      id: `item ${counter}`,
      title: `News ${counter}`,
      body: `<p>${text}</p>`,
      ...(at && { at }),
    })
  }
  for (const text of forget) publish(text, new Date(from.getTime() + hourMs))
  // What pushed them out of the feed has nothing to do with it.
  if (forget.length > 0) for (let more = 0; more < window; more += 1) publish('filler')

  return {
    account,
    past: {
      cursor: {
        v: 1,
        asked: site.feedUrl,
        url: site.feedUrl,
        etag: null,
        lastModified: null,
        seen: { something: 'else' },
        shared: [],
        newestAt: from.toISOString(),
      },
      from,
      forgotten: forget,
    },
    say: ({ text }) => publish(text),
    hurt(random) {
      const choice = random.below(6)
      if (choice === 0) site.fail({ on: 'cut-after', times: 1 })
      else if (choice === 1) site.fail({ on: 'cut-at', bytes: random.below(100_000), times: 1 })
      else if (choice === 2) site.fail({ on: 'answer', times: 1, answer: { status: 500 } })
      else if (choice === 3)
        site.fail({ on: 'answer', times: 1, answer: { status: 200, body: '<rss><channel><item>' } })
      else if (choice === 4) site.limit(1_000)
      else site.disconnect()
    },
    calm: site.server.faults.clear,
    [Symbol.asyncDispose]: async () => await site[Symbol.asyncDispose](),
  }
}
