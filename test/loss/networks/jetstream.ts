import { createJetstream } from '@hubbub/simulators'
import { createRandom } from '../../lib/random.ts'
import { hourMs, type OpenNetwork } from '../network.ts'

/** Everything is public and heard by its words; some comes twice, and much has nothing to do with it. */
export const openJetstream: OpenNetwork = async ({ forget }) => {
  const stream = await createJetstream()
  const random = createRandom(11)
  const from = new Date(Date.now() - 40 * hourMs)
  const at = new Date(Date.now() - 39 * hourMs)
  for (const text of forget) stream.post('speaker0.test', text, { at, quietly: true })

  return {
    account: { settings: { url: stream.url, words: ['brand'], silentSeconds: 2 }, credentials: {} },
    past: {
      cursor: { v: 1, instance: new URL(stream.url).host, timeUs: from.getTime() * 1000, told: [] },
      from,
      forgotten: forget,
    },
    say({ text, thread }) {
      const event = stream.post(`speaker${thread}.test`, text)
      if (random.chance(0.3)) stream.post('other.test', 'nothing to do with it')
      if (random.chance(0.2)) stream.repeat(event)
    },
    hurt(choices) {
      if (choices.chance(0.7)) stream.disconnect()
      else stream.sockets.freeze()
    },
    calm: () => {},
    [Symbol.asyncDispose]: async () => await stream[Symbol.asyncDispose](),
  }
}
