import type { IncidentDetail, Severity } from '@hubbub/contracts'
import { gradeOf, severityOf } from '../alerts/alert-severity.ts'
import type { Context } from '../context.ts'
import type { KeptIncident } from '../ports/incidents.ts'
import { isWorse } from './incident-words.ts'
import { wrongMove } from './move-incident.ts'
import { tellWorse } from './tell-worse.ts'
import { writeIncident } from './write-incident.ts'

/**
 * A person says how severe it is, against the figures, and why; null: the figures say so again. It stands until somebody
 * says otherwise, it is over, or the figures get worse than both. Whoever is told of it already hears where it is worse.
 */
export async function setIncidentSeverity(
  ctx: Context,
  { id, severity, reason }: { id: string; severity: Severity | null; reason: string },
): Promise<IncidentDetail> {
  return await writeIncident(ctx, id, async (repositories, current) => {
    if (current.mergedInto !== null) throw wrongMove('It went into another incident, and is carried on there')
    if (current.state === 'reviewed') throw wrongMove('It is reviewed, and stays as it was')
    const { grade } = current
    const next = severity ?? severityOf[grade.severity]
    const text = `${changeWords(current, next)}${severity === null ? ', as the figures say' : ' by hand'}: ${reason}`
    if (isWorse(next, current.severity)) {
      const { actor } = ctx.caller
      await tellWorse(ctx, repositories, { incident: current, severity: next, reason: text, actor })
    }
    const byHand = severity && {
      severity: gradeOf[severity],
      least: grade.severity,
      by: ctx.caller.actor.name,
      at: ctx.clock.now().getTime(),
      reason,
    }
    return {
      patch: { severity: next, grade: { ...grade, byHand } },
      entries: [{ kind: 'severity', text }],
    }
  })
}

function changeWords({ severity }: KeptIncident, next: Severity): string {
  if (severity === next) return `Kept at ${next}`
  return `${isWorse(next, severity) ? 'Raised' : 'Lowered'} from ${severity} to ${next}`
}
