import { createReddit, type RedditLetter } from '@hubbub/simulators'
import { createPastClock, hourMs, must, type OpenNetwork, people } from '../network.ts'

/** Half of the people comment on a post of ours, and are heard twice; the others write letters. Its times are whole seconds. */
export const openReddit: OpenNetwork = async ({ threads }) => {
  const clock = createPastClock()
  const reddit = await createReddit({ now: clock.now, rateLimit: 1_000_000_000 })
  const { world, access } = reddit
  const shop = world.join('Tea_Shop')
  const speakers = people(threads, (index) => world.join(`speaker${index}`))
  const post = clock.at(hourMs, () => world.post(shop, 'tea', 'Our new tea', 'It is green.'))
  const letters = new Map<number, RedditLetter>()

  return {
    url: reddit.url,
    account: {
      settings: { username: 'Tea_Shop', subreddits: ['tea'] },
      credentials: { clientId: 'client', clientSecret: 'secret', refreshToken: access.letIn(shop) },
    },
    say({ text, thread }) {
      const by = must(speakers[thread])
      if (thread % 2 === 0) return void world.comment(by, post, text)
      const parent = letters.get(thread)
      letters.set(thread, world.write(by, shop, text, parent && { parent }))
    },
    hurt(random) {
      const choice = random.below(7)
      if (choice === 0) reddit.fail({ on: 'cut-after', times: 1 })
      else if (choice === 1) reddit.fail({ on: 'cut-at', bytes: random.below(20_000), times: 1 })
      else if (choice === 2) reddit.fail({ on: 'answer', times: 1, answer: { status: 503, body: '<html>' } })
      else if (choice === 3) reddit.fail({ on: 'drip', bytes: 500, ms: 0, times: 1 })
      else if (choice === 4) reddit.limit(1_000)
      else if (choice === 5) access.endTokens()
      else reddit.disconnect()
    },
    calm: reddit.faults.clear,
    [Symbol.asyncDispose]: reddit.close,
  }
}
