import type { Drill, DrillMeasure } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import type { DrillFacts, KeptDrill } from '../ports/drills.ts'
import type { Repositories } from '../ports/store.ts'
import { playedSeconds, saidAt } from './drill-clock.ts'
import { lengthOf } from './read-recording.ts'

/** The drill that the workspace is; null where it is none. */
export async function getDrill(ctx: Context): Promise<Drill | null> {
  return await ctx.store.transaction(
    ctx.workspaceId,
    async (repositories) => await readDrill(ctx, repositories),
  )
}

export async function readDrill(
  { clock }: Pick<Context, 'clock'>,
  { drills }: Pick<Repositories, 'drills'>,
): Promise<Drill | null> {
  const drill = await drills.get()
  if (drill === null) return null
  const facts = await drills.facts(drill.startedAt ?? drill.createdAt)
  return showDrill(drill, facts, clock.now())
}

export function showDrill(drill: KeptDrill, facts: DrillFacts, now: Date): Drill {
  const { recording, startedAt, endedAt } = drill
  const length = lengthOf(recording)
  const played = Math.min(playedSeconds(drill, now), length)
  const begins = saidAt(drill, recording.head.begins)
  return {
    id: drill.id,
    name: recording.head.name,
    brand: recording.head.brand,
    origin: { id: drill.originId, name: drill.originName },
    state: drill.state,
    speed: drill.speed,
    startedBy: drill.startedBy,
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    played: {
      seconds: Math.round(played),
      of: Math.round(length),
      lines: drill.position,
      ofLines: recording.lines.length,
    },
    // Nobody is told before.
    beganAt: begins !== null && played >= recording.head.begins ? begins.toISOString() : null,
    alertedAt: facts.alertedAt?.toISOString() ?? null,
    times: timesOf(drill, facts),
    incident: facts.incident,
    kept: facts.kept,
    version: drill.version,
  }
}

/** Counted from the alert, by the real clock: whatever the replay's speed, a person takes as long as they take. */
export function timesOf({ recording }: Pick<KeptDrill, 'recording'>, facts: DrillFacts): Drill['times'] {
  const when: Record<DrillMeasure, Date | null> = {
    acknowledged: facts.acknowledgedAt,
    replied: facts.repliedAt,
    stated: facts.statedAt,
    contained: facts.containedAt,
  }
  return (['acknowledged', 'replied', 'stated', 'contained'] as const).map((measure) => {
    const at = when[measure]
    const target = recording.head.targets[measure]
    const minutes =
      at === null || facts.alertedAt === null
        ? null
        : Math.round(Math.max(0, at.getTime() - facts.alertedAt.getTime()) / 6_000) / 10
    return {
      measure,
      at: at?.toISOString() ?? null,
      minutes,
      target,
      met: minutes === null ? null : minutes <= target,
    }
  })
}
