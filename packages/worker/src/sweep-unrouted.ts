import type { UnroutedMessage } from '@hubbub/database'
import { letterOf, MAX_MESSAGES } from '@hubbub/queue'
import type { WorkerDeps } from './worker-deps.ts'

const stages = {
  enrich: { job: 'enrich.messages', enriched: false },
  route: { job: 'route.messages', enriched: true },
} as const

/** Younger messages are on their way; while the queue is full, only what is as old as this can be lost. */
const LOST_MS = 10_000
const LOST_WHILE_BUSY_MS = 120_000
const MOST = 5_000
const ROUND_MS = 30_000

/** Finds messages that no signal brings on, and signals them again; what lies as a dead letter is left to people. */
export async function sweepUnrouted(deps: WorkerDeps, stage: keyof typeof stages): Promise<number> {
  const { job, enriched } = stages[stage]
  const busy = (await deps.producer.waiting(stage).catch(() => 0)) > 0
  const lost = await deps.database.system.unrouted(busy ? LOST_WHILE_BUSY_MS : LOST_MS, MOST)
  const wanted = lost.filter((message) => message.enriched === enriched)
  let found = 0
  for (const messages of Map.groupBy(wanted, ({ channelId }) => channelId).values()) {
    const payloads = await payloadsOf(deps, job, messages)
    await deps.producer.enqueueMany(job, payloads)
    found += payloads.reduce((sum, { messageIds }) => sum + messageIds.length, 0)
  }
  return found
}

/** Jobs of one round are the same jobs; those of the next are not held up by one that is stuck. */
export function sweepRound(now: Date): number {
  return Math.floor(now.getTime() / ROUND_MS)
}

async function payloadsOf(
  deps: WorkerDeps,
  job: (typeof stages)[keyof typeof stages]['job'],
  messages: readonly UnroutedMessage[],
) {
  const [first] = messages
  if (first === undefined) return []
  const { workspaceId, channelId } = first
  const letters = new Map(
    messages.map(({ messageId }) => [
      letterOf(job, { workspaceId, channelId, messageIds: [messageId] }),
      messageId,
    ]),
  )
  const lying = await deps.store.transaction(workspaceId, ({ deadLetters }) =>
    deadLetters.lying([...letters.keys()]),
  )
  for (const letter of lying) letters.delete(letter)
  const ids = [...letters.values()]
  const round = sweepRound(deps.clock.now())
  const payloads: { workspaceId: string; channelId: string; messageIds: string[]; round: number }[] = []
  for (let from = 0; from < ids.length; from += MAX_MESSAGES) {
    payloads.push({ workspaceId, channelId, messageIds: ids.slice(from, from + MAX_MESSAGES), round })
  }
  return payloads
}
