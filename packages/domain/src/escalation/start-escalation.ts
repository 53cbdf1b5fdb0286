import type { EscalationStep, EscalationTarget, EventActor, Severity } from '@hubbub/contracts'
import { notFound } from '../inbox/not-found.ts'
import type { KeptEscalation } from '../ports/escalations.ts'
import type { Repositories } from '../ports/store.ts'
import { climbOn } from './climb-escalation.ts'
import { addEntry, escalationEvent, type LadderContext } from './ladder-events.ts'
import { isAtLeast } from './quiet-hours.ts'

export interface StartEscalation {
  /** What it is about: of one thing people are told once at a time. */
  subject: { kind: string; id: string }
  severity: Severity
  title: string
  /** Why, a sentence each, with their figures. */
  reasons: readonly string[]
  /** Of the page here that shows it. */
  path: string | null
  /** Null: the workspace's default. */
  policyId?: string | null
  /** In place of a policy: only these. */
  targets?: readonly EscalationTarget[]
  /** In place of a policy: these, twice; who takes it and does nothing has as long as the first of them. */
  steps?: readonly EscalationStep[]
  actor: EventActor
}

/** Where a workspace has said nothing, all who answer for it are told, twice. */
const usual = {
  id: null,
  name: null,
  steps: [{ targets: [{ kind: 'supervisors' }], waitSeconds: 600 }] satisfies EscalationStep[],
  repeat: 1,
  ackSeconds: null,
}

/**
 * Begins to tell people, within the transaction of whatever calls for it: the first step is taken at once. Where people
 * are being told of the same already it joins that, and raises it where it is more severe. @returns its id.
 */
export async function startEscalation(
  ctx: LadderContext,
  repositories: Repositories,
  input: StartEscalation,
): Promise<string> {
  const { escalations } = repositories
  const policy = await policyFor(repositories, input)
  const id = ctx.ids.next()
  const now = await escalations.now()
  const began = await escalations.insert({
    id,
    subjectKind: input.subject.kind,
    subjectId: input.subject.id,
    severity: input.severity,
    title: input.title,
    reasons: [...input.reasons],
    path: input.path,
    policyId: policy.id,
    policyName: policy.name,
    steps: [...policy.steps],
    repeat: policy.repeat,
    ackSeconds: policy.ackSeconds,
    startedBy: input.actor.name,
    startedAt: now,
    trace: ctx.trace,
  })
  if (!began) return await join(ctx, repositories, input, now)
  await addEntry(ctx, repositories, id, { at: now, kind: 'started', by: input.actor.name })
  const escalation = await escalations.lock(id)
  if (escalation !== null) await climbOn(ctx, repositories, { escalation, actor: input.actor })
  return id
}

async function policyFor({ onCall }: Repositories, { policyId = null, targets, steps }: StartEscalation) {
  if (steps !== undefined) return { ...usual, steps, ackSeconds: steps[0]?.waitSeconds ?? null }
  if (targets !== undefined && targets.length > 0)
    return { ...usual, steps: [{ targets: [...targets], waitSeconds: 300 }], repeat: 2 }
  if (policyId === null) return (await onCall.defaultPolicy()) ?? usual
  const policy = await onCall.findPolicy(policyId)
  if (policy === null) throw notFound('escalation-policy')
  return policy
}

async function join(
  ctx: LadderContext,
  repositories: Repositories,
  input: StartEscalation,
  now: Date,
): Promise<string> {
  const { escalations, events } = repositories
  const current = await escalations.lockOpen(input.subject)
  // It ended a moment ago.
  if (current === null) return await startEscalation(ctx, repositories, input)
  const raised = input.severity !== current.severity && isAtLeast(input.severity, current.severity)
  const reasons = [...new Set([...current.reasons, ...input.reasons])].slice(-20)
  const severity = raised ? input.severity : current.severity
  const version = await escalations.update(current.id, { severity, reasons })
  await addEntry(ctx, repositories, current.id, {
    at: now,
    kind: 'joined',
    by: input.actor.name,
    text: [...(raised ? [`Raised to ${severity}`] : []), ...input.reasons].join('; ') || input.title,
  })
  const joined: KeptEscalation = { ...current, severity, reasons, version }
  // Who took it knew of less: it is told from the first step on.
  if (raised && current.state !== 'open')
    await climbOn(ctx, repositories, {
      escalation: { ...joined, state: 'open', step: 0, round: 0 },
      actor: input.actor,
    })
  else await events.append([escalationEvent(ctx, input.actor, joined)])
  return current.id
}
