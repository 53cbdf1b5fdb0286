import { createLemmy } from '@hubbub/simulators'
import { createPastClock, hourMs, must, type OpenNetwork, people } from '../network.ts'

/** Half of the people comment on a post of ours, and are heard twice; the others write to us. */
export const openLemmy: OpenNetwork = async ({ threads }) => {
  const clock = createPastClock()
  const lemmy = await createLemmy({ now: clock.now })
  const { world } = lemmy
  const shop = world.join('tea_shop', 'The Tea Shop')
  const speakers = people(threads, (index) => world.join(`speaker${index}`, `P${index}`, 'far.test'))
  const tea = world.found('tea', 'lemmy.test')
  const post = clock.at(hourMs, () => world.post(shop, tea, 'Our new tea', 'It is green.'))

  return {
    account: {
      settings: { url: lemmy.url, username: 'tea_shop', communities: ['!tea@lemmy.test'] },
      credentials: { password: shop.password },
    },
    say({ text, thread }) {
      const by = must(speakers[thread])
      if (thread % 2 === 0) world.comment(by, post, text)
      else world.write(by, shop, text)
    },
    hurt(random) {
      const choice = random.below(7)
      if (choice === 0) lemmy.fail({ on: 'cut-after', times: 1 })
      else if (choice === 1) lemmy.fail({ on: 'cut-at', bytes: random.below(20_000), times: 1 })
      else if (choice === 2) lemmy.fail({ on: 'answer', times: 1, answer: { status: 502, body: '<html>' } })
      else if (choice === 3) lemmy.fail({ on: 'drip', bytes: 500, ms: 0, times: 1 })
      else if (choice === 4) lemmy.limit(1_000)
      else if (choice === 5) lemmy.revoke()
      else lemmy.disconnect()
    },
    calm: lemmy.faults.clear,
    [Symbol.asyncDispose]: lemmy.close,
  }
}
