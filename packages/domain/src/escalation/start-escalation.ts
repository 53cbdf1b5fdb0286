import type { EscalationStep } from '@hubbub/contracts'
import { notFound } from '../inbox/not-found.ts'
import type { Repositories } from '../ports/store.ts'
import { climbOn } from './climb-escalation.ts'
import type { StartEscalation } from './escalation-input.ts'
import { joinEscalation } from './join-escalation.ts'
import { addEntry, type LadderContext } from './ladder-events.ts'

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
 * are being told of the same already it joins that. @returns its id.
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
  if (!began) {
    const names = input.policyId !== undefined || input.targets !== undefined
    const joined = await joinEscalation(ctx, repositories, { ...input, now, asked: names ? policy : null })
    // Null: it ended a moment ago.
    return joined ?? (await startEscalation(ctx, repositories, input))
  }
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
