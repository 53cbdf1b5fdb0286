import type { AlertEvidence, CrisisScoreSaid, Severity } from '@hubbub/contracts'
import type { LadderContext } from '../escalation/ladder-events.ts'
import { quietUntil } from '../escalation/quiet-hours.ts'
import type { KeptAlertRule } from '../ports/alerts.ts'
import type { Repositories } from '../ports/store.ts'
import { systemActor } from '../rules/route-events.ts'
import type { Grade } from '@hubbub/detect'
import { joinAlert } from '../incidents/join-alert.ts'
import { gradeAs } from './alert-severity.ts'
import { alertEvent } from './alert-events.ts'
import type { Found } from './judge-watch.ts'
import { tellAlert } from './tell-alert.ts'

export interface Behind {
  about: string
  evidence: AlertEvidence | null
  score: CrisisScoreSaid | null
  severity: Severity
  /** Null: it opens no incident. */
  grade: Grade | null
}

/**
 * Keeps what was found and has people told of it, unless its rule is muted; in one transaction with what the rule
 * remembers. Found again, it is the same and nothing happens. @returns its id, or null.
 */
export async function keepAlert(
  ctx: LadderContext,
  repositories: Repositories,
  { rule, found, behind, now }: { rule: KeptAlertRule; found: Found; behind: Behind; now: Date },
): Promise<string | null> {
  const { alerts, events } = repositories
  const id = ctx.ids.next()
  const severity = rule.severity ?? behind.severity
  const [first] = found.reasons
  const alert = {
    id,
    ruleId: rule.id,
    severity,
    title: `${behind.about}: ${headOf(first?.sentence ?? rule.name)}`,
    reasons: found.reasons,
    tell: rule.tell,
  }
  const muted = rule.mutedUntil !== null && rule.mutedUntil > now
  const tellAt =
    muted || rule.quiet === null || rule.tell.kind === 'nobody'
      ? null
      : quietUntil(quietOf(rule.quiet), severity, now)
  const isNew = await alerts.insert({
    ...alert,
    ruleName: rule.name,
    monitorId: rule.monitorId,
    key: found.key,
    at: new Date(found.at),
    foundAt: now,
    lateMinutes: Math.round(found.lateMinutes),
    learning: found.learning,
    score: behind.score,
    evidence: behind.evidence,
    tellAt,
    muted,
  })
  if (!isNew) return null
  let version = 1
  const incidentId = await joinAlert(ctx, repositories, {
    alert: {
      ...alert,
      monitorId: rule.monitorId,
      score: behind.score,
      evidence: behind.evidence,
      playbookId: rule.playbookId ?? null,
      mayOpen: !muted,
      grade: behind.grade === null ? null : gradeAs(behind.grade, severity),
    },
    now,
  })
  if (tellAt === null && !muted) {
    const escalationId = await tellAlert(ctx, repositories, { ...alert, incidentId })
    if (escalationId !== null) version = await alerts.settleTelling(id, escalationId)
  }
  await events.append([alertEvent('alert.found', { id, version }, { actor: systemActor, trace: ctx.trace })])
  return id
}

const quietOf = ({ timeZone, ...quiet }: NonNullable<KeptAlertRule['quiet']>) => ({ quiet, timeZone })

/** Its first clause, as a title. */
const headOf = (sentence: string) => (sentence.split(/[:;]/u)[0] ?? sentence).slice(0, 140)
