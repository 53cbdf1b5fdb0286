import { createSlack, type SlackPosted } from '@hubbub/simulators'
import { must, type OpenNetwork, people } from '../network.ts'

const credentials = { token: 'xoxb-1-2-simulated', appToken: 'xapp-1-2-simulated' }

/** Everybody talks to the app alone, below the first that they said. */
export const openSlack: OpenNetwork = async ({ threads }) => {
  const slack = await createSlack()
  slack.addApp(credentials)
  const speakers = people(threads, (index) => slack.world.join(`speaker${index}`, `P${index}`))
  const firsts = new Map<number, SlackPosted>()

  return {
    url: slack.url,
    account: { settings: {}, credentials },
    say({ text, thread }) {
      const below = firsts.get(thread)
      const said = slack.say({ by: must(speakers[thread]), text, ...(below && { below }) })
      if (below === undefined) firsts.set(thread, said)
    },
    hurt(random) {
      const choice = random.below(6)
      if (choice === 0) slack.hub.freeze()
      else if (choice === 1) slack.fail({ on: 'cut-at', bytes: random.below(2_000), times: 1 })
      else if (choice === 2) slack.fail({ on: 'answer', times: 1, answer: { status: 503, body: '<html>' } })
      else if (choice === 3) slack.limit(1_000)
      else if (choice === 4) slack.fail({ on: 'cut-after', times: 1 })
      slack.disconnect()
    },
    calm: slack.faults.clear,
    [Symbol.asyncDispose]: slack.close,
  }
}
