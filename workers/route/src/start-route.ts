import { reopenSnoozed, routeMessages, type ThreadTokens } from '@hubbub/domain'
import { createWorkers, startSweep } from '@hubbub/queue'
import {
  batchedByChannel,
  deadLetterKeeper,
  sweepUnrouted,
  type WorkerDeps,
  workContext,
} from '@hubbub/worker'
import { log } from './log.ts'

export interface RouteDeps extends WorkerDeps {
  threadTokens: { verify(token: string): string | null }
}

/** Jobs that gather into one batch while another runs. */
const CONCURRENCY = 16
const MOST_SNOOZES = 500
const MOST_PER_TRANSACTION = 50

/** Takes enriched messages to their conversations. Idempotent: what is routed is passed over, under the channel's lock. */
export async function startRoute(deps: RouteDeps): Promise<AsyncDisposable> {
  await using starting = new AsyncDisposableStack()
  const tokens: ThreadTokens = { conversationOf: (token) => deps.threadTokens.verify(token) }
  const measure = measureRoutes(deps)
  const route = batchedByChannel(deps, async (ctx, batch) => {
    measure(await routeMessages(ctx, tokens, batch), batch.messageIds)
  })
  const workers = starting.use(
    createWorkers({
      ...deps,
      queue: 'route',
      handlers: { 'route.messages': route },
      concurrency: CONCURRENCY,
      deadLetter: deadLetterKeeper(deps),
    }),
  )
  await workers.ready
  starting.use(startSweep({ name: 'route', everyMs: deps.sweepMs, run: async () => await sweep(deps) }))
  const stack = starting.move()
  return { [Symbol.asyncDispose]: async () => await stack.disposeAsync() }
}

async function sweep(deps: RouteDeps): Promise<void> {
  await deps.database.system.refreshStatistics()
  const found = await sweepUnrouted(deps, 'route')
  if (found > 0) log.info({ found }, 'messages that no signal had reached')
  const due = await deps.database.system.dueSnoozes(deps.clock.now(), MOST_SNOOZES)
  for (const [workspaceId, snoozes] of Map.groupBy(due, (snooze) => snooze.workspaceId)) {
    const ctx = workContext(deps, { workspaceId, trace: null })
    const ids = snoozes.map(({ conversationId }) => conversationId)
    for (let from = 0; from < ids.length; from += MOST_PER_TRANSACTION) {
      await reopenSnoozed(ctx, ids.slice(from, from + MOST_PER_TRANSACTION))
    }
  }
}

function measureRoutes({ metrics, clock }: RouteDeps) {
  const total = metrics.counter({
    name: 'hubbub_messages_routed_total',
    help: 'Messages taken to a conversation',
  })
  const sizes = metrics.histogram({
    name: 'hubbub_route_batch_messages',
    help: 'Messages that one transaction routed',
    buckets: [1, 2, 5, 10, 25, 50, 100, 250, 500],
  })
  const seconds = metrics.histogram({
    name: 'hubbub_store_to_route_seconds',
    help: 'From storing a message to its conversation, by the batch’s first',
  })
  return ({ messages }: { messages: number }, messageIds: readonly string[]) => {
    if (messages === 0) return
    total.inc(messages)
    sizes.observe(messages)
    const [first] = messageIds
    if (first !== undefined) seconds.observe(Math.max(0, clock.now().getTime() - timeOfId(first)) / 1000)
  }
}

/** A UUIDv7 begins with its time. */
function timeOfId(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16)
}
