import type { SourceCoverage, Volume } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { Repositories } from '../ports/store.ts'
import { isStopped, monthOf, percentUsed } from '../rules/budget.ts'
import { judgeSilence } from '../rules/quiet.ts'
import { monthUse } from '../hearing/note-use.ts'

const DAY_MS = 86_400_000
const SHOWN_DAYS = 14
/** So far back a source is compared with itself. */
const PAST_DAYS = 56

export interface Coverage {
  sources: SourceCoverage[]
  edits: Volume['edits']
}

/** What each source heard and missed of late, and what holds it up. */
export async function readCoverage(ctx: Context): Promise<Coverage> {
  permit(ctx, 'channel:read')
  const now = ctx.clock.now()
  const span = { from: new Date(startOf(now) - (SHOWN_DAYS - 1) * DAY_MS), to: now }
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { analytics, channels } = repositories
    const gaps = await analytics.gaps(span)
    const sources: SourceCoverage[] = []
    for (const channel of await channels.list()) {
      sources.push({
        channel: {
          id: channel.id,
          name: channel.name,
          kind: channel.kind,
          health: channel.health,
          enabled: channel.enabled,
          delayedUntil: channel.delayedUntil,
        },
        ...(await readSource(repositories, channel, now)),
        gaps: gaps.flatMap(({ channel: of, ...gap }) => (of.id === channel.id ? [gap] : [])),
      })
    }
    return { sources, edits: await analytics.edits(null, span) }
  })
}

async function readSource(
  { hearing, usage }: Repositories,
  { id, enabled }: { id: string; enabled: boolean },
  now: Date,
): Promise<Omit<SourceCoverage, 'channel' | 'gaps'>> {
  const volume = await hearing.volume(id, new Date(now.getTime() - PAST_DAYS * DAY_MS))
  const lastHeardAt = await hearing.lastHeardAt(id)
  const silence = enabled ? judgeSilence({ volume, lastHeardAt, now }) : null
  const empty = (await usage.allotments(id)).filter(
    ({ remaining, resetsAt }) => remaining <= 0 && resetsAt > now,
  )
  const { from: month } = monthOf(now)
  const budget = await usage.budget(id, month)
  const percent = budget === null ? null : percentUsed(budget, await monthUse(usage, id, month))
  return {
    // An hour counts once it is over.
    lastHeardAt:
      lastHeardAt === null ? null : new Date(Math.min(lastHeardAt.getTime(), now.getTime())).toISOString(),
    quiet: silence === null ? null : { since: silence.since.toISOString(), expected: silence.expected },
    days: daysOf(volume, now),
    waitsUntil:
      empty
        .map(({ resetsAt }) => resetsAt.toISOString())
        .toSorted()
        .at(-1) ?? null,
    budgetPercent: percent,
    stopped:
      budget === null || percent === null
        ? []
        : budget.stops.flatMap(({ ability }) => (isStopped(budget.stops, ability, percent) ? [ability] : [])),
  }
}

const startOf = (moment: Date) => Math.floor(moment.getTime() / DAY_MS) * DAY_MS

function daysOf(volume: readonly { hour: Date; messages: number }[], now: Date): SourceCoverage['days'] {
  const counts = new Map<number, number>()
  for (const { hour, messages } of volume)
    counts.set(startOf(hour), (counts.get(startOf(hour)) ?? 0) + messages)
  return Array.from({ length: SHOWN_DAYS }, (_, index) => {
    const day = startOf(now) - (SHOWN_DAYS - 1 - index) * DAY_MS
    return { day: new Date(day).toISOString().slice(0, 10), messages: counts.get(day) ?? 0 }
  })
}
