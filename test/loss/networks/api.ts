import { createOwnSystem } from '@hubbub/simulators'
import { createCallWay, createOutbox } from '../call-way.ts'
import type { OpenNetwork } from '../network.ts'

/** Somebody's own shop, which tells of each customer in order, under one id until it is taken, as its guide asks. */
export const openApi: OpenNetwork = async () => {
  const system = await createOwnSystem()
  const way = createCallWay()
  const outbox = createOutbox()
  let hook = ''
  let counter = 0

  return {
    account: { settings: { system: 'shop' }, credentials: { secret: system.secret } },
    callAt: (at) => void ({ hook } = at),
    say({ text, thread }) {
      counter += 1
      const id = `m-${counter}`
      const contact = { id: `${thread}`, name: `P${thread}` }
      const payload = { type: 'message.created', data: { id, contact, text } }
      outbox.put(thread, async () => {
        const { status } = await way.post({ url: hook, ...system.sign(payload, { id: `evt_${id}` }) })
        return status < 300
      })
    },
    hurt: way.hurt,
    calm: way.calm,
    async [Symbol.asyncDispose]() {
      await outbox[Symbol.asyncDispose]()
      await system.close()
    },
  }
}
