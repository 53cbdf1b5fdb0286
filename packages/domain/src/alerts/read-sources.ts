import type { AlertFilter } from '@hubbub/contracts'
import type { HourSpan } from '../ports/analytics.ts'
import type { Repositories } from '../ports/store.ts'
import { gapsThatMatter, type SourceGap } from './coverage-guard.ts'

const DAY_MS = 86_400_000
const USED_DAYS = 14
/** Their state says that nothing comes. */
const silent: ReadonlySet<string> = new Set(['needs-sign-in', 'failing', 'stopped'])

export interface Sources {
  /** Those from which the monitor heard of late; all where it is new. */
  ids: ReadonlySet<string>
  names: ReadonlyMap<string, string>
  gaps: SourceGap[]
}

/** Where what a rule looks at comes from, and when it did not. */
export async function readSources(
  { analytics, channels }: Pick<Repositories, 'analytics' | 'channels'>,
  { monitorId, filter, span, now }: { monitorId: string; filter: AlertFilter; span: HourSpan; now: Date },
): Promise<Sources> {
  const listed = (await channels.list()).filter(({ enabled }) => enabled)
  const wanted = listed.filter(({ id }) => filter.channelIds.length === 0 || filter.channelIds.includes(id))
  const used = await analytics.tally(
    {
      monitorIds: [monitorId],
      facet: 'channel',
      value: null,
      from: new Date(now.getTime() - USED_DAYS * DAY_MS),
      to: now,
    },
    'value',
    'UTC',
  )
  const heard = new Set(used.map(({ value }) => value))
  const own = wanted.filter(({ id }) => heard.has(id))
  const sources = own.length === 0 ? wanted : own
  const ids = new Set(sources.map(({ id }) => id))
  const known = (await analytics.gaps(span)).map(({ channel, from, to, state, reason }): SourceGap => ({
    channel,
    from: Date.parse(from),
    to: Date.parse(to),
    state,
    reason,
  }))
  const present = sources
    .filter(({ health }) => silent.has(health))
    .map(({ id, name, lastSuccessAt, createdAt, lastError, health }): SourceGap => ({
      channel: { id, name },
      from: Date.parse(lastSuccessAt ?? createdAt),
      to: now.getTime(),
      state: 'open',
      reason: lastError ?? health,
    }))
  return {
    ids,
    names: new Map(listed.map(({ id, name }) => [id, name])),
    gaps: gapsThatMatter([...known, ...present], ids),
  }
}
