import { createBell } from '@hubbub/worker'
import type { CollectDeps } from './collect-deps.ts'
import { type Collector, createCollector } from './create-collector.ts'
import { log } from './log.ts'

/** A collector for every enabled channel of every workspace, begun and ended as channels come, change and go. */
export function superviseCollectors(deps: CollectDeps): AsyncDisposable {
  const collectors = new Map<string, Collector>()
  const ending = new AbortController()
  const bell = createBell()
  deps.metrics.gauge({ name: 'hubbub_collectors', help: 'Channels that this process looks after' }, (gauge) =>
    gauge.set(collectors.size),
  )

  const sync = async () => {
    const enabled = await deps.database.system.enabledChannels()
    const wanted = new Map(enabled.map((channel) => [channel.channelId, channel]))
    for (const [id, collector] of collectors) {
      if (wanted.has(id)) continue
      collectors.delete(id)
      await collector.stop()
    }
    for (const [id, { workspaceId, channelId }] of wanted) {
      if (!collectors.has(id)) collectors.set(id, createCollector(deps, { workspaceId, channelId }))
    }
  }
  const listening = deps.database.listen('hubbub_channel', (channelId) => {
    if (channelId !== null) collectors.get(channelId)?.changed()
    bell.ring()
  })
  const loop = async () => {
    while (!ending.signal.aborted) {
      await sync().catch((error: unknown) => log.warn({ err: error }, 'the channels could not be listed'))
      await bell.wait(deps.rescanMs, ending.signal)
    }
  }
  const running = loop()
  return {
    async [Symbol.asyncDispose]() {
      listening[Symbol.dispose]()
      ending.abort()
      await running
      await Promise.all([...collectors.values()].map(async (collector) => await collector.stop()))
    },
  }
}
