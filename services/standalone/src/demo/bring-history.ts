import { intakeTools } from '@hubbub/collect'
import { type Blobs, collectBatch, listChannels } from '@hubbub/domain'
import { createLogger } from '@hubbub/runtime'
import type { DemoNetworks } from './open-networks.ts'
import { shownName } from './connect-networks.ts'
import { createDemoMemory } from './demo-memory.ts'
import type { DemoContext } from './seed-demo.ts'

const log = createLogger('demo')
/** As many as a channel hands on at once. */
const BATCH = 100

interface Bring {
  ctx: DemoContext
  blobs: Blobs
  networks: DemoNetworks
  /** The folder of this installation. */
  data: string
  signal: AbortSignal
}

/**
 * What was said before the accounts of the demo were connected goes the way of whatever a channel hands on. Broken off,
 * it goes on at the next start: what is there already is known by its id.
 */
export async function bringHistory({ ctx, blobs, networks, data, signal }: Bring): Promise<void> {
  const memory = createDemoMemory<{ brought: string[] }>(data, 'demo-history.json')
  const brought = new Set((await memory.load())?.brought)
  const channels = await listChannels(ctx)
  const tools = intakeTools({ blobs })
  const { accounts, past } = networks.crowd
  for (const { kind, messages } of past) {
    const name = shownName(accounts.find((account) => account.kind === kind)?.name ?? kind)
    const channel = channels.find((one) => one.kind === kind && one.name === name)
    if (channel === undefined || brought.has(kind)) continue
    for (let at = 0; at < messages.length && !signal.aborted; at += BATCH)
      await collectBatch(ctx, tools, {
        channelId: channel.id,
        batch: { messages: messages.slice(at, at + BATCH), unreadable: [] },
      })
    if (signal.aborted) return
    brought.add(kind)
    memory.save(() => ({ brought: [...brought] }))
    log.debug({ kind, messages: messages.length }, 'the past of the demo is in')
  }
  await memory.written()
}
