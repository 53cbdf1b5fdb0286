import { createStackExchange } from '@hubbub/simulators'
import { hourMs, must, type OpenNetwork, people } from '../network.ts'

/** Everybody answers a question of ours, and is found by its tag as well. Its times are whole seconds. */
export const openStackExchange: OpenNetwork = async ({ threads }) => {
  const stack = await createStackExchange({ quota: 1_000_000_000 })
  const shop = stack.join('shop')
  const speakers = people(threads, (index) => stack.join(`speaker${index}`))
  const at = new Date(Date.now() - hourMs)
  const to = stack.ask({ by: shop, title: 'Which tea?', text: '<p>Well?</p>', tags: ['tea'], at })
  const settings = { site: 'stackoverflow', tags: ['tea'], userId: shop.user_id, everyMinutes: 0 }

  return {
    url: stack.url,
    account: { settings, credentials: {} },
    say: ({ text, thread }) => void stack.answer({ by: must(speakers[thread]), text: `<p>${text}</p>`, to }),
    hurt(random) {
      const choice = random.below(6)
      if (choice === 0) stack.fail({ on: 'cut-after', times: 1 })
      else if (choice === 1) stack.fail({ on: 'cut-at', bytes: random.below(2_000), times: 1 })
      else if (choice === 2) stack.fail({ on: 'answer', times: 1, answer: { status: 503, body: '<html>' } })
      else if (choice === 3) stack.backOff(1)
      else if (choice === 4) stack.limit(1_000)
      else stack.disconnect()
    },
    calm: stack.faults.clear,
    [Symbol.asyncDispose]: stack.close,
  }
}
