import type { ImportDesk } from '@hubbub/channels'
import { type Blobs, partKey, type WaitingImport } from '@hubbub/domain'
import type { WorkerDeps } from './worker-deps.ts'

interface DeskDeps extends Pick<WorkerDeps, 'store' | 'clock'> {
  blobs: Blobs
}

/** The files that wait for a channel, and how far each is. */
export function createImportDesk(
  { store, clock, blobs }: DeskDeps,
  { workspaceId, channelId }: { workspaceId: string; channelId: string },
): ImportDesk {
  const find = async (id: string) => await store.transaction(workspaceId, ({ imports }) => imports.find(id))

  async function* read(id: string, from: number): AsyncGenerator<Uint8Array> {
    const run = await find(id)
    if (run === null) return
    for (let at = from; at < run.size;) {
      const part = Math.floor(at / run.partSize)
      let skip = at - part * run.partSize
      for await (const chunk of await blobs.get(partKey(workspaceId, id, part))) {
        const fresh = chunk.subarray(Math.min(skip, chunk.byteLength))
        skip -= chunk.byteLength - fresh.byteLength
        if (fresh.byteLength > 0) yield fresh
      }
      at = (part + 1) * run.partSize
    }
  }

  return {
    next: async () => {
      const waiting: WaitingImport | null = await store.transaction(workspaceId, ({ imports }) =>
        imports.next(channelId),
      )
      return waiting
    },
    read: (file, from) => read(file.id, from),
    async note(id, { finished, ...progress }) {
      const goesOn = await store.transaction(workspaceId, async ({ imports }) => {
        const running = await imports.note(id, progress)
        if (running && finished) await imports.move(id, { state: 'done', finishedAt: clock.now() })
        return running && !finished
      })
      if (finished) await forget(id)
      return goesOn
    },
  }

  /** Its file is needed no more; what a kill leaves there is harmless. */
  async function forget(id: string): Promise<void> {
    const run = await find(id)
    for (const part of run?.parts ?? []) await blobs.delete(partKey(workspaceId, id, part))
  }
}
