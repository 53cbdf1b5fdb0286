import { createX, type XSaid } from '@hubbub/simulators'
import { createPastClock, hourMs, must, type OpenNetwork, people } from '../network.ts'

const forgottenAfterHours = 8 * 24
const leftHours = 9 * 24

/** Half of the people name the account and are heard twice, by the stream and among its mentions. */
export const openX: OpenNetwork = async ({ threads, forget }) => {
  const clock = createPastClock()
  const x = await createX({ keepAliveMs: 200, now: clock.now })
  const us = x.world.join('acme')
  const speakers = people(threads, (index) => x.world.join(`speaker${index}`))
  const { access, refresh } = x.access.letIn(us)
  const bearerToken = x.access.addApp('the-app')
  const firsts = new Map<number, XSaid>()
  const from = new Date(Date.now() - leftHours * hourMs)
  clock.at(forgottenAfterHours * hourMs, () => {
    for (const text of forget) x.world.say(must(speakers[0]), text)
  })
  const isStream = ({ path }: { path: string }) => path.endsWith('/stream')

  return {
    url: x.url,
    account: {
      settings: { terms: ['brand'], pollSeconds: 15, direct: false },
      credentials: { accessToken: access, refreshToken: refresh, clientId: 'client', bearerToken },
    },
    past: { cursor: { v: 1, streamAt: from.toISOString() }, from, forgotten: forget },
    say({ text, thread }) {
      const first = firsts.get(thread)
      const words = thread % 2 === 0 ? text : `@acme ${text}`
      const post = x.world.say(must(speakers[thread]), words, first && { replyTo: first })
      if (first === undefined) firsts.set(thread, post)
    },
    hurt(random) {
      const choice = random.below(7)
      if (choice === 0) x.streams.disconnect()
      else if (choice === 1) x.fail({ on: 'cut-at', bytes: random.below(2000), times: 1, when: isStream })
      else if (choice === 2)
        x.fail({ on: 'answer', times: 1, answer: { status: 503, body: 'over capacity' } })
      else if (choice === 3) x.fail({ on: 'drip', bytes: 7, ms: 0, times: 1, when: isStream })
      else if (choice === 4) x.access.endTokens()
      else if (choice === 5) x.limit(1_000)
      x.disconnect()
    },
    calm: x.faults.clear,
    [Symbol.asyncDispose]: async () => await x[Symbol.asyncDispose](),
  }
}
