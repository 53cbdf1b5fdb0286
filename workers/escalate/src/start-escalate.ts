import { createNoticeHook, createPushSender } from '@hubbub/channels'
import { errorMessage } from '@hubbub/contracts'
import { climbEscalation, sendAlerts } from '@hubbub/domain'
import { createAlertLinks, createPushKeys, sleep } from '@hubbub/runtime'
import { workContext } from '@hubbub/worker'
import { createAlertOutlet } from './create-alert-outlet.ts'
import type { EscalateDeps } from './escalate-deps.ts'
import { listenToBots } from './listen-to-bots.ts'
import { log } from './log.ts'
import { watchDue } from './watch-due.ts'

const LOOK_MS = 1_000
const REST_MS = 15_000
const MOST = 100
/** So many people are told at a time. */
const AT_ONCE = 8

/**
 * Looks for what is unusual, and climbs the ladders. All that it knows stands in the database, timers as moments by its
 * clock: it may run anywhere and often, and be killed at any moment.
 */
export function startEscalate(deps: EscalateDeps): AsyncDisposable {
  const stop = new AbortController()
  const policy = { allowPrivateHosts: deps.allowPrivateHosts ?? true }
  const hook = createNoticeHook(policy)
  const sender = createPushSender({ ...policy, contact: contactOf(deps.publicUrl ?? null) })
  const counter = deps.metrics.counter({
    name: 'hubbub_alerts_total',
    help: 'Alerts to people, by way and by what came of them',
    labels: ['way', 'outcome'],
  })
  const tools = {
    hook,
    links: createAlertLinks(deps.keyring, deps.publicUrl ?? null),
    push: { sender, keys: createPushKeys(deps.keyring) },
    bots: deps.alertBots,
    counter,
  }
  const climbing = onAndOn(deps, stop.signal, async () => await climbDue(deps, stop.signal))
  const watching = onAndOn(deps, stop.signal, async () => await watchDue(deps, stop.signal))
  const sending = onAndOn(deps, stop.signal, async () => await sendDue(deps, tools, stop.signal))
  const hearing = listenToBots(deps, stop.signal)
  return {
    async [Symbol.asyncDispose]() {
      stop.abort()
      await Promise.all([climbing, watching, sending, hearing])
      await hook[Symbol.asyncDispose]()
      await sender[Symbol.asyncDispose]()
    },
  }
}

/** Push services want to know whom they could write to. */
const contactOf = (publicUrl: string | null) =>
  publicUrl?.startsWith('https:') === true ? publicUrl : 'mailto:hubbub@localhost.localdomain'

async function onAndOn(
  { lookMs = LOOK_MS }: EscalateDeps,
  signal: AbortSignal,
  work: () => Promise<void>,
): Promise<void> {
  while (!signal.aborted) {
    await work().catch((error: unknown) => {
      if (!signal.aborted) log.warn({ err: error }, 'the ladder is held up')
    })
    await sleep(lookMs, signal)
  }
}

async function climbDue(deps: EscalateDeps, signal: AbortSignal): Promise<void> {
  for (const { workspaceId, escalationId } of await deps.database.system.dueEscalations(MOST)) {
    if (signal.aborted) return
    // One that cannot go on holds up nobody.
    await climbEscalation(workContext(deps, { workspaceId, trace: null }), escalationId).catch(
      (error: unknown) =>
        log.error({ escalationId, reason: errorMessage(error) }, 'a step could not be taken'),
    )
  }
}

type Tools = Parameters<typeof createAlertOutlet>[1] & {
  counter: { inc(labels: { way: string; outcome: string }): void }
}

async function sendDue(deps: EscalateDeps, tools: Tools, signal: AbortSignal): Promise<void> {
  const due = await deps.database.system.dueAlerts(deps.restMs ?? REST_MS, MOST)
  const sendNext = async (): Promise<void> => {
    for (let next = due.shift(); next !== undefined && !signal.aborted; next = due.shift()) {
      const { workspaceId, ...to } = next
      const ctx = workContext(deps, { workspaceId, trace: null })
      const outcome = await sendAlerts(ctx, createAlertOutlet(deps, tools, workspaceId), to).catch(
        (error: unknown) => {
          log.error({ way: to.way, reason: errorMessage(error) }, 'an alert is held up')
          return 'held' as const
        },
      )
      tools.counter.inc({ way: to.way, outcome })
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, sendNext))
}
