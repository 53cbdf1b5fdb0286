import { createMastodon } from '@hubbub/simulators'
import { must, type OpenNetwork, people } from '../network.ts'

/** Everybody names the account, below the first that they said. */
export const openMastodon: OpenNetwork = async ({ threads }) => {
  const mastodon = await createMastodon({ rateLimit: 1_000_000 })
  const shop = mastodon.join('shop', 'The Shop')
  const speakers = people(threads, (index) => mastodon.join(`speaker${index}`, `P${index}`, 'far.test'))
  const firsts = new Map<number, string>()

  return {
    url: mastodon.url,
    account: { settings: { url: mastodon.url }, credentials: { token: mastodon.letIn(shop) } },
    say({ text, thread }) {
      const first = firsts.get(thread)
      const { id } = mastodon.say({
        by: must(speakers[thread]),
        text: `@shop ${text}`,
        ...(first !== undefined && { inReplyTo: first }),
      })
      if (first === undefined) firsts.set(thread, id)
    },
    hurt(random) {
      const choice = random.below(7)
      if (choice === 0) mastodon.sockets.cut()
      else if (choice === 1) mastodon.fail({ on: 'cut-at', bytes: random.below(4000), times: 1 })
      else if (choice === 2)
        mastodon.fail({ on: 'answer', times: 1, answer: { status: 502, body: '<html>' } })
      else if (choice === 3) mastodon.sockets.freeze()
      else if (choice === 4) mastodon.fail({ on: 'cut-after', times: 2 })
      else if (choice === 5) mastodon.limit(1_000)
      else mastodon.disconnect()
    },
    calm: mastodon.faults.clear,
    [Symbol.asyncDispose]: async () => await mastodon[Symbol.asyncDispose](),
  }
}
