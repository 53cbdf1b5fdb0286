import { createBluesky } from '@hubbub/simulators'
import { must, type OpenNetwork, people } from '../network.ts'

/** Half of the people name the account in public, the others write to it. */
export const openBluesky: OpenNetwork = async ({ threads }) => {
  const network = await createBluesky()
  const shop = network.join('shop.test', 'The Shop')
  const speakers = people(threads, (index) => network.join(`speaker${index}.test`, `P${index}`))
  const firsts = new Map<number, string>()

  return {
    url: network.url,
    account: {
      settings: { handle: 'shop.test', service: network.url },
      credentials: { password: network.letIn(shop) },
    },
    say({ text, thread }) {
      const by = must(speakers[thread])
      if (thread % 2 === 0) return void network.whisper(by, shop, text)
      const first = firsts.get(thread)
      const { uri } = network.say({
        by,
        text: `@shop.test ${text}`,
        mentions: [shop],
        ...(first !== undefined && { inReplyTo: first }),
      })
      if (first === undefined) firsts.set(thread, uri)
    },
    hurt(random) {
      const choice = random.below(6)
      if (choice === 0) network.expireTokens()
      else if (choice === 1) network.fail({ on: 'cut-at', bytes: random.below(4000), times: 1 })
      else if (choice === 2) network.fail({ on: 'answer', times: 1, answer: { status: 503, body: 'over' } })
      else if (choice === 3) network.fail({ on: 'cut-after', times: 2 })
      else if (choice === 4) network.limit(1_000)
      else network.disconnect()
    },
    calm: network.faults.clear,
    figures: () => ({ sign_ins: network.signIns.created }),
    [Symbol.asyncDispose]: async () => await network[Symbol.asyncDispose](),
  }
}
