import { randomUUID } from 'node:crypto'
import { createCrowd } from '@hubbub/simulators'
import { createDemoMemory } from './demo-memory.ts'

/** How long the brand was talked of before somebody began to listen. */
export const PAST_DAYS = 30

/** The networks of the demo, before anything speaks to them; nobody says anything yet. */
export async function openNetworks(data: string, stack: AsyncDisposableStack) {
  const memory = createDemoMemory<unknown>(data, 'demo-networks.json')
  const crowd = await createCrowd({
    seed: randomUUID(),
    pastDays: PAST_DAYS,
    remembered: await memory.load(),
    onProgress: memory.save,
  })
  // Before any of its past is brought: told anew with another end, it would be another past.
  await memory.written()
  stack.defer(async () => {
    await crowd.stop()
    await memory.written()
  })
  return { crowd }
}
export type DemoNetworks = Awaited<ReturnType<typeof openNetworks>>
