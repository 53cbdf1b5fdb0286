import type { WorkContext } from '../intake/work-context.ts'
import type {
  AlertBundle,
  AlertEnd,
  AlertOutlet,
  AlertRecipient,
  NoticeAddress,
} from '../ports/escalations.ts'
import { systemActor } from '../rules/route-events.ts'
import { storable } from '../rules/storable.ts'
import { addEntry, escalationEvent } from './ladder-events.ts'

/** An attempt that is older has died. */
const LEASE_MS = 60_000
const MOST_ATTEMPTS = 5
const FIRST_RETRY_MS = 5_000
/** Where nobody of a step could be told, the next is not waited for longer than this. */
const HURRY_MS = 30_000
const MOST = 50

/**
 * Sends what a person is to be told by one of their ways, as one alert. It is claimed before anything is sent, so that no
 * two send it; one that was cut off is sent again under the same id: an alert told twice is better than one that is lost.
 */
export async function sendAlerts(
  ctx: WorkContext,
  outlet: AlertOutlet,
  to: NoticeAddress,
): Promise<'sent' | 'failed' | 'nothing'> {
  const claimed = await ctx.store.transaction(ctx.workspaceId, async ({ escalations, people, notify }) => {
    const bundle = await escalations.claim(to, { postId: ctx.ids.next(), leaseMs: LEASE_MS, max: MOST })
    if (bundle === null) return null
    const member = await people.findMember(to.memberId)
    const own = to.wayId === null ? null : await notify.findWay(to.wayId)
    return { bundle, member, own }
  })
  if (claimed === null) return 'nothing'
  const { bundle, member, own } = claimed
  const recipient =
    member === null || member.deactivatedAt !== null
      ? null
      : { name: member.name, email: member.email, way: to.way, own }
  const end = await attempt(ctx, outlet, recipient, bundle)
  await settle(ctx, to, bundle, end)
  return end.kind
}

async function attempt(
  ctx: WorkContext,
  outlet: AlertOutlet,
  to: AlertRecipient | null,
  bundle: AlertBundle,
): Promise<AlertEnd> {
  if (to === null) return { kind: 'failed', error: 'This person has left the workspace', againInMs: null }
  if (to.own === null && to.way !== 'email')
    return { kind: 'failed', error: 'This way has been removed', againInMs: null }
  if (to.own?.enabled === false) return { kind: 'failed', error: 'This way is switched off', againInMs: null }
  try {
    const receipt = await outlet.send(to, bundle)
    return { kind: 'sent', receipt: receipt === null ? null : storable(receipt).slice(0, 300) }
  } catch (error) {
    const { message, until, lasting, gone } = outlet.judge(error)
    const waits =
      until === null
        ? FIRST_RETRY_MS * 2 ** (bundle.attempts - 1)
        : until.getTime() - ctx.clock.now().getTime()
    const over = lasting || bundle.attempts >= MOST_ATTEMPTS
    return {
      kind: 'failed',
      error: storable(message).slice(0, 500),
      againInMs: over ? null : Math.max(0, waits),
      gone,
    }
  }
}

async function settle(
  ctx: WorkContext,
  to: NoticeAddress,
  bundle: AlertBundle,
  end: AlertEnd,
): Promise<void> {
  await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { escalations, notify, events } = repositories
    const touched = await escalations.settle(bundle.postId, end)
    if (to.wayId !== null) {
      // A browser that has let its subscription go would be asked for ever.
      if (end.kind === 'failed' && end.gone === true) await notify.removeWay(to.wayId)
      else await notify.noteWay(to.wayId, end.kind === 'sent' ? null : end.error)
    }
    for (const { id, turn } of touched) {
      const escalation = await escalations.lock(id)
      if (escalation === null) continue
      let { version } = escalation
      if (
        end.kind === 'failed' &&
        end.againInMs === null &&
        escalation.state === 'open' &&
        escalation.turn === turn
      ) {
        const reach = await escalations.reach(id, turn)
        if (reach.sent + reach.seen + reach.pending === 0) {
          const now = await escalations.now()
          version = await escalations.hurry(id, HURRY_MS)
          await addEntry(ctx, repositories, id, {
            at: now,
            kind: 'nobody-reached',
            step: escalation.step - 1,
            round: escalation.round,
            text: 'Nobody of this step could be reached outside of Hubbub',
          })
        }
      }
      await events.append([escalationEvent(ctx, systemActor, { id, version })])
    }
  })
}
