import { randomUUID } from 'node:crypto'
import { createCrowd } from '@hubbub/simulators'
import { createDemoMemory } from './demo-memory.ts'

/** The networks of the demo, before anything speaks to them; nobody says anything yet. */
export async function openNetworks(data: string, stack: AsyncDisposableStack) {
  const memory = createDemoMemory<unknown>(data, 'demo-networks.json')
  const crowd = await createCrowd({
    seed: randomUUID(),
    remembered: await memory.load(),
    onProgress: memory.save,
  })
  stack.defer(async () => {
    await crowd.stop()
    await memory.written()
  })
  return { crowd }
}
export type DemoNetworks = Awaited<ReturnType<typeof openNetworks>>
