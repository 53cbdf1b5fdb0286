import type { WorkContext } from '../intake/work-context.ts'
import type { Claim, ClaimedDelivery } from '../ports/deliveries.ts'
import { changeEvent } from '../rules/change-event.ts'
import { systemActor } from '../rules/route-events.ts'
import { type DeliveryOutcome, judgeDelivery } from '../rules/judge-delivery.ts'
import { sentRef } from '../rules/post-thread.ts'
import { storable } from '../rules/storable.ts'
import { notePublications } from '../statements/note-publications.ts'
import { type Attempt, attemptDelivery, type DeliveryTools, lookUpDelivery } from './attempt-delivery.ts'
import { deliveryEvents } from './delivery-events.ts'
import { refuseBarred, refuseClosed } from './refuse-closed.ts'
import { leaveScheduled, lockScheduled } from './leave-scheduled.ts'

/** `open`: it is looked up again soon. `lost`: someone else has settled it meanwhile. */
export type Delivered = 'sent' | 'queued' | 'failed' | 'uncertain' | 'open' | 'not-due' | 'lost'

/** While an attempt runs, its lease is renewed; once its process is gone, it runs out after this unless told otherwise. */
const LEASE_MS = 60_000
/** Shares of a lease: after so much it is renewed; so soon what is open is looked up again. */
const RENEW = 1 / 3
const LOOK_AGAIN = 1 / 3
/** An attempt whose claim cannot be renewed ends so long before somebody else may ask the network what became of it. */
const CLEAR = 1 / 4

/**
 * Sends one reply, if it is due. The claim is a transaction of its own before the first byte leaves, so that two
 * workers never send the same reply; an attempt that was broken off is looked up and never blindly made again.
 */
export async function deliverMessage(
  ctx: WorkContext,
  tools: DeliveryTools,
  messageId: string,
): Promise<Delivered> {
  const { leaseMs = LEASE_MS } = tools
  const { claim, interrupted, barred } = await takeClaim(ctx, messageId, leaseMs)
  if (claim === null) return 'not-due'
  const lease = keepLease(ctx, claim, leaseMs)
  const signal = AbortSignal.any([tools.signal, lease.lost])
  let attempt: Attempt
  try {
    attempt = interrupted
      ? await lookUpDelivery(tools, claim, ctx.clock.now())
      : (barred ??
        (await refuseClosed(ctx, tools, claim)) ??
        (await attemptDelivery({ ...tools, signal }, claim)))
  } finally {
    await lease.release()
  }
  const held = { ...claim, leaseUntil: lease.until() }
  const { outcome, names } = attempt
  if (outcome.kind === 'open') return await leaveOpen(ctx, held, { interrupted, leaseMs })
  return await settle(ctx, { claim: held, outcome, names, random: tools.random() })
}

async function takeClaim(
  ctx: WorkContext,
  messageId: string,
  leaseMs: number,
): Promise<{ claim: ClaimedDelivery | null; interrupted: boolean; barred: Attempt | null }> {
  const now = ctx.clock.now()
  const lease = { now, until: plus(now, leaseMs) }
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { deliveries, holding } = repositories
    // Asked before anything is locked that whoever throws the switch might hold.
    if (await holding.holdBack(messageId, now)) {
      const hold = await holding.heldBy(messageId)
      // Whoever looks at the reply sees that it waits, and why.
      if (hold !== null)
        await repositories.events.append([
          changeEvent({ caller: { actor: systemActor }, trace: ctx.trace }, 'outbound-hold.updated', hold),
        ])
      return { claim: null, interrupted: false, barred: null }
    }
    const barred = await refuseBarred(repositories, messageId)
    const conversation = await lockScheduled(repositories, messageId)
    const claim = await deliveries.claim(messageId, lease)
    if (claim !== null && claim.attempts === 1 && conversation !== null)
      await leaveScheduled(ctx, repositories, { conversation, messageId, now })
    // A post of our own stands where it was said.
    if (claim !== null && claim.attempts === 1 && claim.conversationId === null)
      await repositories.messages.placeAt(messageId, now)
    if (claim !== null) return { claim, interrupted: false, barred }
    // What was broken off may have left: that is found out first.
    return { claim: await deliveries.takeOver(messageId, lease), interrupted: true, barred: null }
  })
}

/** The network is asked again when the shortened lease has run out. */
async function leaveOpen(
  ctx: WorkContext,
  claim: Claim,
  { interrupted, leaseMs }: { interrupted: boolean; leaseMs: number },
): Promise<Delivered> {
  const now = ctx.clock.now()
  const until = plus(now, leaseMs * LOOK_AGAIN)
  const extended = await ctx.store.transaction(ctx.workspaceId, ({ deliveries }) =>
    deliveries.extend(claim, { until, aliveAt: interrupted ? null : now }),
  )
  if (extended === null) return 'lost'
  const { messageId } = claim
  await ctx.signals.deliveryDue({ workspaceId: ctx.workspaceId, messageId, notBefore: extended })
  return 'open'
}

async function settle(
  ctx: WorkContext,
  result: {
    claim: ClaimedDelivery
    outcome: DeliveryOutcome
    names: Attempt['names'] | undefined
    random: number
  },
): Promise<Delivered> {
  const { claim, names } = result
  const settlement = judgeDelivery(claim, result.outcome, { now: ctx.clock.now(), random: result.random })
  const response = settlement.response === null ? null : storable(settlement.response)
  const changed = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { deliveries, events } = repositories
    const done = await deliveries.settle(claim, { ...settlement, response })
    if (done === null) return null
    if (names !== undefined) {
      const ref = sentRef(claim.envelope, names.ownRef)
      await deliveries.rename(claim.messageId, { ...names, ref })
    }
    await notePublications(ctx, repositories, [done])
    await events.append(deliveryEvents([done], ctx.trace))
    return { next: await deliveries.nextLetGo(claim.messageId, ctx.clock.now()) }
  })
  if (changed === null) return 'lost'
  const { next } = changed
  if (next !== null)
    await ctx.signals.deliveryDue({
      workspaceId: ctx.workspaceId,
      messageId: next,
      notBefore: ctx.clock.now(),
    })
  if (settlement.state === 'queued') {
    const { messageId } = claim
    await ctx.signals.deliveryDue({
      workspaceId: ctx.workspaceId,
      messageId,
      notBefore: settlement.notBefore,
    })
  }
  return settlement.state
}

/** Renews the claim while the attempt runs. `lost` aborts when it is someone else's, or soon may be. */
function keepLease(ctx: WorkContext, { messageId, leaseUntil }: Claim, leaseMs: number) {
  let until = leaseUntil
  let renewing = Promise.resolve()
  const losing = new AbortController()
  const lose = () => losing.abort(new Error('The claim on this delivery was lost'))
  const loseIn = (end: Date) => setTimeout(lose, end.getTime() - ctx.clock.now().getTime() - leaseMs * CLEAR)
  let losingTimer = loseIn(leaseUntil)
  const renew = async () => {
    const now = ctx.clock.now()
    const extended = await ctx.store.transaction(ctx.workspaceId, ({ deliveries }) =>
      deliveries.extend({ messageId, leaseUntil: until }, { until: plus(now, leaseMs), aliveAt: now }),
    )
    if (extended === null) return lose()
    until = extended
    clearTimeout(losingTimer)
    losingTimer = loseIn(until)
  }
  // A renewal that fails is made good by the next; if none succeeds, the claim is lost.
  const timer = setInterval(() => {
    renewing = renewing.then(renew).catch(() => {})
  }, leaseMs * RENEW)
  return {
    lost: losing.signal,
    until: () => until,
    async release() {
      clearInterval(timer)
      await renewing
      clearTimeout(losingTimer)
    },
  }
}

const plus = (date: Date, ms: number) => new Date(date.getTime() + ms)
