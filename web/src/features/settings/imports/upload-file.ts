import type { Import } from '@hubbub/contracts'
import { api } from '#lib/api.ts'

/** Sends what is missing of a file, piece by piece, and has it read. A piece that fails is tried twice more. */
export async function uploadFile(
  workspaceId: string,
  run: Import,
  { file, signal, onProgress }: { file: File; signal: AbortSignal; onProgress: (share: number) => void },
): Promise<Import> {
  const { imports } = api.workspace(workspaceId)
  const count = Math.ceil(run.size / run.partSize)
  for (let part = 0; part < count; part += 1) {
    signal.throwIfAborted()
    if (!run.parts.includes(part)) {
      const piece = new File([file.slice(part * run.partSize, (part + 1) * run.partSize)], 'part')
      await withRetry(async () => await imports.putPart(run.id, part, piece, signal), signal)
    }
    onProgress((part + 1) / count)
  }
  return await imports.start(run.id)
}

async function withRetry<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      if (attempt === 3 || signal.aborted) throw error
      await new Promise((resolve) => setTimeout(resolve, attempt * 1000))
    }
  }
}
