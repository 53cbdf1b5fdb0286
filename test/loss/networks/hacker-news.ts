import { createHackerNews } from '@hubbub/simulators'
import { hourMs, type OpenNetwork } from '../network.ts'

/** Everybody comments on a story of ours, and is found by the words as well. Its times are whole seconds. */
export const openHackerNews: OpenNetwork = async () => {
  const news = await createHackerNews()
  const by = news.join('shop')
  const story = news.say({
    by,
    at: new Date(Date.now() - hourMs),
    title: 'Show HN',
    url: 'https://shop.test',
  })

  return {
    url: news.url,
    account: { settings: { words: ['brand'], user: 'shop', everyMinutes: 0 }, credentials: {} },
    say: ({ text, thread }) =>
      void news.say({ by: `speaker${thread}`, text: `<p>${text}</p>`, below: story }),
    hurt(random) {
      const choice = random.below(6)
      if (choice === 0) news.fail({ on: 'cut-after', times: 1 })
      else if (choice === 1) news.fail({ on: 'cut-at', bytes: random.below(20_000), times: 1 })
      else if (choice === 2) news.fail({ on: 'answer', times: 1, answer: { status: 503, body: 'over' } })
      else if (choice === 3) news.fail({ on: 'drip', bytes: 500, ms: 0, times: 1 })
      else if (choice === 4) news.limit(1_000)
      else news.disconnect()
    },
    calm: news.faults.clear,
    [Symbol.asyncDispose]: news.close,
  }
}
