import { createGithub } from '@hubbub/simulators'
import { hourMs, must, type OpenNetwork, people } from '../network.ts'

const repo = 'octo/tea'

/** Everybody comments on an issue of ours. Its times are whole seconds. */
export const openGithub: OpenNetwork = async ({ threads }) => {
  const hub = await createGithub({ rateLimit: 1_000_000_000 })
  const shop = hub.join('shop')
  const speakers = people(threads, (index) => hub.join(`speaker${index}`))
  hub.repository(repo)
  const at = new Date(Date.now() - hourMs)
  const { number } = hub.open(repo, { by: shop, title: 'Teas we want', text: 'Tell us', at })

  return {
    account: {
      settings: { repositories: [repo], url: hub.url, everyMinutes: 0 },
      credentials: { token: hub.letIn(shop) },
    },
    say: ({ text, thread }) => void hub.comment(repo, number, { by: must(speakers[thread]), text }),
    hurt(random) {
      const choice = random.below(6)
      if (choice === 0) hub.fail({ on: 'cut-after', times: 1 })
      else if (choice === 1) hub.fail({ on: 'cut-at', bytes: random.below(20_000), times: 1 })
      else if (choice === 2) hub.fail({ on: 'answer', times: 1, answer: { status: 502, body: '<html>' } })
      else if (choice === 3) hub.fail({ on: 'drip', bytes: 500, ms: 0, times: 1 })
      else if (choice === 4) hub.limit(1_000)
      else hub.disconnect()
    },
    calm: hub.faults.clear,
    [Symbol.asyncDispose]: hub.close,
  }
}
