import { createTerms } from '@hubbub/channels'
import { type Blobs, deliverMessage, performAction } from '@hubbub/domain'
import { createWorkers, startSweep } from '@hubbub/queue'
import { deadLetterKeeper, type SessionDeps, workContext } from '@hubbub/worker'
import { createOutlet } from './create-outlet.ts'
import { createSessions } from './create-sessions.ts'
import { createSigns } from './create-signs.ts'
import { log } from './log.ts'
import { startAnswers } from './start-answers.ts'
import { type HandoverDeps, startHandover } from './start-handover.ts'
import { startNotices } from './notices/start-notices.ts'
import { sweepDue } from './sweep-due.ts'

export interface DeliverDeps extends HandoverDeps, SessionDeps {
  blobs: Blobs
  /** Whether places for notices may be on servers of the private network; they may unless said. */
  allowPrivateHosts?: boolean
  /** How long a reply stays with a process of which nothing is heard; a minute unless said. */
  leaseMs?: number
  /** How long is waited for more that can be told together. */
  noticeGatherMs?: number
}

const CONCURRENCY = 6

/** Sends replies. Idempotent and safe to overlap: a reply is claimed before it is sent, and once. */
export async function startDeliver(deps: DeliverDeps): Promise<AsyncDisposable> {
  await using starting = new AsyncDisposableStack()
  const sessions = starting.use(createSessions(deps))
  const signs = starting.use(createSigns(deps, sessions))
  const lease = deps.leaseMs === undefined ? {} : { leaseMs: deps.leaseMs }
  const catalogue = createTerms(deps.channels)
  const counter = deps.metrics.counter({
    name: 'hubbub_deliveries_total',
    help: 'Attempts to send a reply, by what came of them',
    labels: ['outcome'],
  })
  const actionCounter = deps.metrics.counter({
    name: 'hubbub_actions_total',
    help: 'Attempts to have a network do something with a message, by what came of them',
    labels: ['outcome'],
  })
  const workers = starting.use(
    createWorkers({
      ...deps,
      queue: 'deliver',
      handlers: {
        'deliver.message': async ({ workspaceId, messageId }, { signal, trace }) => {
          const ctx = workContext(deps, { workspaceId, trace })
          const outlet = createOutlet(ctx, sessions, signal)
          const tools = { outlet, catalogue, blobs: deps.blobs, random: Math.random, signal, ...lease }
          counter.inc({ outcome: await deliverMessage(ctx, tools, messageId) })
        },
        'deliver.seen': async (place) => await signs.seen(place),
        'deliver.action': async ({ workspaceId, actionId }, { signal, trace }) => {
          const ctx = workContext(deps, { workspaceId, trace })
          const outlet = createOutlet(ctx, sessions, signal)
          actionCounter.inc({ outcome: await performAction(ctx, { outlet, random: Math.random }, actionId) })
        },
      },
      concurrency: CONCURRENCY,
      deadLetter: deadLetterKeeper(deps),
    }),
  )
  await workers.ready
  starting.use(
    startSweep({
      name: 'deliver',
      everyMs: deps.sweepMs,
      run: async () => {
        const found = await sweepDue(deps)
        if (found > 0) log.info({ found }, 'replies and actions that are due')
      },
    }),
  )
  starting.use(startNotices(deps))
  starting.use(startHandover(deps))
  starting.use(startAnswers(deps))
  const stack = starting.move()
  return { [Symbol.asyncDispose]: async () => await stack.disposeAsync() }
}
