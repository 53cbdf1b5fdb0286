import { createTwilio } from '@hubbub/simulators'
import { createCallWay } from '../call-way.ts'
import { type OpenNetwork } from '../network.ts'

const ours = '+442079460018'

/** Twilio calls once and, where nobody picked up, once more; what it then gave up on stands in its list. */
export const openSms: OpenNetwork = async () => {
  const way = createCallWay()
  const account = { sid: `AC${'0a'.repeat(16)}`, authToken: 'a-simulated-token-0123456789' }
  const twilio = await createTwilio({
    ...account,
    numbers: [ours],
    callOut: async (call) =>
      (await way.post(call).catch(async () => await way.post(call).catch(() => null)))?.status ?? 0,
  })
  const calls = new Set<Promise<unknown>>()

  return {
    account: {
      settings: { accountSid: account.sid, from: ours, apiUrl: twilio.url },
      credentials: { authToken: account.authToken },
    },
    callAt: ({ hook }) => void (twilio.world.smsUrl = hook),
    say({ text: body, thread }) {
      const call = twilio.text({ from: `+4477009${String(thread).padStart(5, '0')}`, body })
      calls.add(call)
      void call.finally(() => calls.delete(call))
    },
    hurt(random) {
      const choice = random.below(8)
      if (choice === 0) twilio.fail({ on: 'cut-after', times: 1 })
      else if (choice === 1) twilio.fail({ on: 'cut-at', bytes: random.below(20_000), times: 1 })
      else if (choice === 2) twilio.fail({ on: 'answer', times: 1, answer: { status: 503, body: '<html>' } })
      else if (choice === 3) twilio.limit(1_000)
      else if (choice === 4) twilio.disconnect()
      else way.hurt(random)
    },
    calm() {
      twilio.faults.clear()
      way.calm()
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(calls)
      await twilio.close()
    },
  }
}
