import type { WantedDesk } from '@hubbub/channels'
import { noteTakenUp, readWanted } from '@hubbub/domain'
import { createLogger } from '@hubbub/runtime'
import { type WorkerDeps, workContext } from './worker-deps.ts'

const log = createLogger('listening')

type SourceDeps = Pick<WorkerDeps, 'store' | 'producer' | 'clock' | 'ids'>

export interface WantedSource extends Disposable {
  /** Calls whenever something else may be wanted in a workspace. @returns what ends that. */
  onChange(workspaceId: string, call: () => void): () => void
}

/** Hears of every change of a monitor, in whatever process it was made. */
export function createWantedSource({ database }: Pick<WorkerDeps, 'database'>): WantedSource {
  const calls = new Map<string, Set<() => void>>()
  const listening = database.listen('hubbub_monitors', (workspaceId) => {
    // Without a name some may have been missed.
    const all = workspaceId === null ? [...calls.values()] : [calls.get(workspaceId) ?? new Set()]
    for (const each of all) for (const call of each) call()
  })
  return {
    onChange(workspaceId, call) {
      const known = calls.get(workspaceId) ?? new Set()
      calls.set(workspaceId, known.add(call))
      return () => {
        known.delete(call)
        if (known.size === 0 && calls.get(workspaceId) === known) calls.delete(workspaceId)
      }
    },
    [Symbol.dispose]: () => listening[Symbol.dispose](),
  }
}

/** What monitors want of one account. */
export function createWantedDesk(
  deps: SourceDeps,
  source: Pick<WantedSource, 'onChange'>,
  { workspaceId, channel }: { workspaceId: string; channel: { id: string; kind: string; name: string } },
): WantedDesk {
  const ctx = workContext(deps, { workspaceId, trace: null })
  const { id, kind, name } = channel
  return {
    async read() {
      const { stamp, monitors } = await readWanted(ctx)
      return { stamp, monitors, channel: { id, kind, name } }
    },
    onChange: (call) => source.onChange(workspaceId, call),
    async note(taken) {
      await noteTakenUp(ctx, { channelId: id, ...taken }).catch((error: unknown) => {
        log.warn({ err: error, channelId: id }, 'what an account listens for could not be noted')
      })
    },
  }
}
