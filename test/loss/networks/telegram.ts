import { createTelegram } from '@hubbub/simulators'
import { createPastClock, hourMs, must, type OpenNetwork, people } from '../network.ts'

const token = '4242:AAF-simulated-token-0123456789'

/** Everybody in a private chat of their own. */
export const openTelegram: OpenNetwork = async ({ threads, forget }) => {
  const clock = createPastClock()
  const telegram = await createTelegram({ now: clock.now })
  telegram.addBot({ token, username: 'shop_bot' })
  const speakers = people(threads, (index) => ({ id: 500 + index, is_bot: false, first_name: `P${index}` }))
  const from = new Date(Date.now() - 72 * hourMs)
  clock.at(48 * hourMs, () => {
    for (const text of forget) telegram.write({ from: must(speakers[0]), text })
  })

  return {
    url: telegram.url,
    account: { settings: {}, credentials: { token } },
    past: {
      cursor: { v: 1, offset: 700_001, at: from.toISOString(), heardAt: from.toISOString() },
      from,
      forgotten: forget,
    },
    say: ({ text, thread }) => void telegram.write({ from: must(speakers[thread]), text }),
    hurt(random) {
      const choice = random.below(7)
      if (choice === 0) telegram.fail({ on: 'cut-after', times: 1 })
      else if (choice === 1) telegram.fail({ on: 'cut-at', bytes: random.below(4000), times: 1 })
      else if (choice === 2)
        telegram.fail({ on: 'answer', times: 1, answer: { status: 502, body: '<html>' } })
      else if (choice === 3) telegram.limit(1_000)
      else if (choice === 4) telegram.fail({ on: 'drip', bytes: 3, ms: 0, times: 1 })
      else if (choice === 5) telegram.fail({ on: 'delay', ms: 1_500, times: 1 })
      telegram.disconnect()
    },
    calm: telegram.faults.clear,
    [Symbol.asyncDispose]: async () => await telegram[Symbol.asyncDispose](),
  }
}
