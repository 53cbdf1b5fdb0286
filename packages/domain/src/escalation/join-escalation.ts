import type { EscalationStep, Member } from '@hubbub/contracts'
import type { KeptEscalation } from '../ports/escalations.ts'
import type { Repositories } from '../ports/store.ts'
import { severityWords } from './alert-words.ts'
import { climbOn } from './climb-escalation.ts'
import type { StartEscalation } from './escalation-input.ts'
import { findTargets } from './find-targets.ts'
import { addEntry, escalationEvent, type LadderContext } from './ladder-events.ts'
import { mergeSteps } from './merge-steps.ts'
import { isAtLeast } from './quiet-hours.ts'
import { tellMembers } from './tell-members.ts'

export type Joining = Pick<
  StartEscalation,
  'subject' | 'severity' | 'title' | 'reasons' | 'insists' | 'actor'
> & {
  now: Date
  /** Who was to be told of this; null: nobody else. */
  asked: { steps: readonly EscalationStep[] } | null
}

/**
 * Adds to what people are being told of. Where it is more severe now, whoever was told is told again, as it breaks through
 * other quiet hours and goes other ways; who is asked for and was not told is told, and stands on the ladder from now on.
 * @returns its id; null where it has ended.
 */
export async function joinEscalation(
  ctx: LadderContext,
  repositories: Repositories,
  joining: Joining,
): Promise<string | null> {
  const { escalations, events } = repositories
  const { now, actor, insists = false } = joining
  const current = await escalations.lockOpen(joining.subject)
  if (current === null) return null
  const raised = joining.severity !== current.severity && isAtLeast(joining.severity, current.severity)
  const told = await escalations.toldMembers(current.id)
  const found = await findTargets(repositories, joining.asked?.steps[0]?.targets ?? [], now)
  const asked = insists ? found : found.filter(({ id }) => !told.includes(id))
  const words = wordsOf(current, joining, raised)
  const steps = asked.length === 0 ? current.steps : mergeSteps(current.steps, joining.asked?.steps ?? [])
  const version = await escalations.update(current.id, { ...words, steps })
  const joined: KeptEscalation = { ...current, ...words, steps, version }
  const between = current.state === 'open' && (raised || asked.length > 0)
  await addEntry(ctx, repositories, current.id, {
    at: now,
    kind: 'joined',
    by: actor.name,
    turn: between ? current.turn + 1 : null,
    text: entryText(current, joining, raised),
  })
  if (between) {
    const again = raised || insists ? told : []
    await tellAgain(ctx, repositories, { escalation: joined, told: again, asked, now, actor })
  } else if (raised || insists)
    // Who took it knew of less: it is told from the first step on.
    await climbOn(ctx, repositories, { escalation: { ...joined, state: 'open', step: 0, round: 0 }, actor })
  else await events.append([escalationEvent(ctx, actor, joined)])
  return current.id
}

/** What is new in it. */
function entryText(current: KeptEscalation, { insists, title, reasons, severity }: Joining, raised: boolean) {
  const said = [
    ...(raised ? [`Raised to ${severityWords[severity].toLowerCase()}`] : []),
    ...(insists === true ? [title] : []),
    ...reasons.filter((reason) => !current.reasons.includes(reason)),
  ]
  return said.length === 0 ? (reasons[0] ?? title) : said.join('; ')
}

/** What the most severe says is what it is called; all else stands among the reasons. */
function wordsOf(current: KeptEscalation, joining: Joining, raised: boolean) {
  const takesOver = joining.insists === true && isAtLeast(joining.severity, current.severity)
  const title = takesOver ? joining.title : current.title
  const other = joining.insists === true ? [takesOver ? current.title : joining.title] : []
  const reasons = [...new Set([...current.reasons, ...other, ...joining.reasons])].filter(
    (one) => one !== title,
  )
  return { title, reasons: reasons.slice(-20), severity: raised ? joining.severity : current.severity }
}

/** Between two steps, whose time stays; what has not left of before is told with it. */
async function tellAgain(
  ctx: LadderContext,
  repositories: Repositories,
  {
    escalation,
    told,
    asked,
    now,
    actor,
  }: {
    escalation: KeptEscalation
    told: readonly string[]
    asked: readonly Member[]
    now: Date
    actor: Joining['actor']
  },
): Promise<void> {
  const { escalations, events } = repositories
  const again = told.map((id) => ({ kind: 'member' as const, id }))
  const still = (await findTargets(repositories, again, now)).filter(({ id }) =>
    asked.every((one) => one.id !== id),
  )
  if (told.length > 0) await escalations.stopNotices(escalation.id)
  const turn = escalation.turn + 1
  const version = await escalations.update(escalation.id, { turn })
  const current = { ...escalation, version }
  const { round } = escalation
  const step = Math.max(0, escalation.step - 1)
  await tellMembers(ctx, repositories, {
    escalation: current,
    members: [...still, ...asked],
    turn,
    step,
    round,
    now,
    actor,
  })
  await events.append([escalationEvent(ctx, actor, current)])
}
