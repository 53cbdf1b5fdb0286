import { randomUUID } from 'node:crypto'
import { listChannels } from '@hubbub/domain'
import { createVisitors, type MailServer } from '@hubbub/simulators'
import { createDemoMemory } from './demo-memory.ts'
import { demoWorld } from './demo-world.ts'
import type { DemoContext } from './seed-demo.ts'

interface Bring {
  ctx: DemoContext
  mail: MailServer
  /** Where the API stands. */
  url: string
  /** The folder of this installation. */
  data: string
}

/** Invented people who write in the demo's chat, by the same door as the widget. Where somebody has removed it, nobody comes. */
export async function bringVisitors(
  { ctx, mail, url, data }: Bring,
  stack: AsyncDisposableStack,
): Promise<void> {
  const chat = (await listChannels(ctx)).find(({ kind }) => kind === 'chat')
  if (chat === undefined) return
  const memory = createDemoMemory<unknown>(data, 'demo-visitors.json')
  const visitors = createVisitors({
    place: { url: new URL(`/chat/${chat.id}`, url).href, origin: demoWorld.chat.page },
    mail,
    seed: randomUUID(),
    remembered: await memory.load(),
    onProgress: memory.save,
  })
  stack.defer(async () => {
    await visitors.stop()
    await memory.written()
  })
  visitors.start()
}
