import { createYouTube, type YouTubeComment } from '@hubbub/simulators'
import { createPastClock, hourMs, must, type OpenNetwork, people } from '../network.ts'

/** Everybody comments on a video of ours, half of them below the first that they said. Its times are whole seconds. */
export const openYouTube: OpenNetwork = async ({ threads }) => {
  const clock = createPastClock()
  const tube = await createYouTube({ now: clock.now, quota: { units: 1e9, searches: 1e9 } })
  const { world, access, quota } = tube
  const shop = world.join('TeaShop', 'The Tea Shop')
  const speakers = people(threads, (index) => world.join(`speaker${index}`, `P${index}`))
  const video = clock.at(hourMs, () => world.upload(shop, 'How to brew tea'))
  const firsts = new Map<number, YouTubeComment>()

  return {
    url: tube.url,
    account: {
      settings: { everyMinutes: 0, searchMinutes: 0 },
      credentials: { clientId: 'client', clientSecret: 'secret', refreshToken: access.letIn(shop) },
    },
    say({ text, thread }) {
      const by = must(speakers[thread])
      const first = firsts.get(thread)
      if (first !== undefined) return void world.reply(by, first, text)
      const said = world.comment(by, video, text)
      if (thread % 2 === 0) firsts.set(thread, said)
    },
    hurt(random) {
      const choice = random.below(7)
      if (choice === 0) tube.fail({ on: 'cut-after', times: 1 })
      else if (choice === 1) tube.fail({ on: 'cut-at', bytes: random.below(20_000), times: 1 })
      else if (choice === 2) tube.fail({ on: 'answer', times: 1, answer: { status: 503, body: '<html>' } })
      else if (choice === 3) tube.fail({ on: 'drip', bytes: 500, ms: 0, times: 1 })
      else if (choice === 4) quota.pause(1_000)
      else if (choice === 5) access.endTokens()
      else tube.disconnect()
    },
    calm: tube.faults.clear,
    [Symbol.asyncDispose]: tube.close,
  }
}
