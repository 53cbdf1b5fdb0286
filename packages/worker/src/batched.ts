import type { WorkContext } from '@hubbub/domain'
import { coalesce, MAX_MESSAGES, type JobContext } from '@hubbub/queue'
import { type WorkerDeps, workContext } from './worker-deps.ts'

export interface MessagesJob {
  workspaceId: string
  channelId: string
  messageIds: string[]
}

/**
 * A handler whose jobs, while one runs, gather into the next batch of their channel. Under load that makes few large
 * batches of many small jobs.
 */
export function batchedByChannel(
  deps: WorkerDeps,
  run: (ctx: WorkContext, batch: { channelId: string; messageIds: string[] }) => Promise<void>,
  /** Batches of one channel at the same time. */
  lanes = 1,
) {
  const traces = new Map<string, string | null>()
  const submit = coalesce<string>({
    max: MAX_MESSAGES,
    lanes,
    run: async (key, items) => {
      const [workspaceId = '', channelId = ''] = key.split(' ')
      const trace = traces.get(key) ?? null
      traces.delete(key)
      await run(workContext(deps, { workspaceId, trace }), { channelId, messageIds: [...new Set(items)] })
    },
  })
  return async (
    { workspaceId, channelId, messageIds }: MessagesJob,
    { trace }: JobContext,
  ): Promise<void> => {
    const key = `${workspaceId} ${channelId}`
    traces.set(key, trace)
    await submit(key, messageIds)
  }
}
