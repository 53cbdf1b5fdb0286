import type { AlertMark, AlertWatch, Backtest } from '@hubbub/contracts'
import {
  type Bin,
  BIN_MS,
  type Fired,
  holdAgainstMarks,
  type Mark,
  rebuildSeries,
  type Settings,
} from '@hubbub/detect'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { AlertRuleSettings } from '../ports/alerts.ts'
import type { Repositories } from '../ports/store.ts'
import { judgeSilence } from '../rules/quiet.ts'
import { guardedBins } from './coverage-guard.ts'
import { findMentions } from './find-mentions.ts'
import { judgeSpoken, judgeWindows } from './judge-stretch.ts'
import type { Found } from './judge-watch.ts'
import { lastClosed } from './look-times.ts'
import { expectSettings } from './manage-rules.ts'
import { readSources, type Sources } from './read-sources.ts'
import { countBins, settingsOf } from './watch-rule.ts'
import { SILENCE_DAYS, silenceFound } from './watch-silence.ts'
import { detectedFound } from './detected-found.ts'

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS
/** What is usual has to be known by the time from which on it is told. */
const LEARNED_DAYS = 14
const MOST_LOOKED = 20_000
const MOST_FIRED = 500

export type BacktestAsked = Pick<
  AlertRuleSettings,
  'monitorId' | 'filter' | 'watch' | 'sensitivity' | 'cooldownMinutes'
> & { days: number }

interface Past {
  from: number
  to: number
  /** From some time before `from`. */
  bins: readonly Bin[]
  sources: Sources
  asked: BacktestAsked
}

/** When a rule would have told people, over what is stored; by the same functions by which it will. */
export async function backtestRule(ctx: Context, asked: BacktestAsked): Promise<Backtest> {
  permit(ctx, 'alert:read')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await expectSettings(ctx, repositories, asked)
    const now = ctx.clock.now()
    const to = lastClosed(now.getTime())
    const from = to - asked.days * DAY_MS
    const past = await readPast(repositories, { asked, from, to, now })
    const { found, exact } = await findPast(repositories, past)
    const marks = await repositories.alerts.marksOf({ monitorId: asked.monitorId, from: new Date(from) })
    const held = holdAgainstMarks({
      alerts: found,
      from,
      until: to,
      marks: marks.map(({ at, mark }) => ({ at: at.getTime(), mark: markIn[mark] })),
    })
    return {
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      hours: hoursOf(past),
      fired: held.fired.slice(-MOST_FIRED).map(shown),
      missed: held.missed.map(({ at }) => new Date(at).toISOString()),
      sentence: held.sentence,
      perWeek: held.perWeek,
      gaps: past.sources.gaps
        .filter((gap) => gap.to > from)
        .map(({ from: began, to: ended, ...gap }) => ({
          ...gap,
          from: new Date(began).toISOString(),
          to: new Date(ended).toISOString(),
        })),
      exact,
    }
  })
}

const markIn = {
  real: 'useful',
  'false-positive': 'false-positive',
  'not-actionable': 'not-actionable',
  'poor-details': 'poor-details',
} satisfies Record<AlertMark, Mark>
const markOut = {
  useful: 'real',
  'false-positive': 'false-positive',
  'not-actionable': 'not-actionable',
  'poor-details': 'poor-details',
} satisfies Record<Mark, AlertMark>

const shown = ({ at, reasons, mark }: Fired<Found>): Backtest['fired'][number] => ({
  at: new Date(at).toISOString(),
  sentence: reasons.map(({ sentence }) => sentence).join('; '),
  mark: mark === null ? null : markOut[mark],
})

async function readPast(
  repositories: Repositories,
  { asked, from, to, now }: { asked: BacktestAsked; from: number; to: number; now: Date },
): Promise<Past> {
  const none: Sources = { ids: new Set(), names: new Map(), gaps: [] }
  if (asked.monitorId === null) return { asked, from, to, bins: [], sources: none }
  const span = { from: new Date(from - LEARNED_DAYS * DAY_MS), to: new Date(to) }
  const about = { monitorId: asked.monitorId, filter: asked.filter, span }
  const sources = await readSources(repositories, { ...about, now })
  const counted = await countBins(repositories, about)
  return {
    asked,
    from,
    to,
    sources,
    bins: guardedBins(counted, { span, gaps: sources.gaps, sources: sources.ids }),
  }
}

async function findPast(repositories: Repositories, past: Past): Promise<{ found: Found[]; exact: boolean }> {
  const { watch } = past.asked
  switch (watch.kind) {
    case 'learned':
      return { found: detectPast(past, { ...settingsOf({ ...past.asked, quiet: null }) }), exact: true }
    case 'threshold':
    case 'negative-share':
      return {
        found: judgeWindows(past.bins, {
          watch,
          cooldownMinutes: past.asked.cooldownMinutes,
          memory: {},
          from: -Infinity,
        }).found,
        exact: true,
      }
    case 'author':
    case 'keyword':
      return await spokenPast(repositories, past, watch)
    case 'silence':
      return { found: await silentPast(repositories, past, watch.channelIds), exact: true }
  }
}

function detectPast({ bins }: Past, settings: Settings): Found[] {
  const first = bins.findIndex(({ mentions }) => mentions > 0)
  return first === -1 ? [] : rebuildSeries(bins.slice(first), settings).alerts.map(detectedFound)
}

async function spokenPast(
  repositories: Repositories,
  { asked, from, to, bins }: Past,
  watch: Extract<AlertWatch, { kind: 'author' | 'keyword' }>,
): Promise<{ found: Found[]; exact: boolean }> {
  const { spoken, exact } = await findMentions(repositories, {
    monitorId: asked.monitorId ?? '',
    filter: asked.filter,
    watch,
    span: { from: new Date(from), to: new Date(to) },
    most: MOST_LOOKED,
  })
  const ends = [...new Set(spoken.map(({ at }) => lastClosed(at) + BIN_MS))].toSorted((a, b) => a - b)
  const { cooldownMinutes } = asked
  const { found } = judgeSpoken({ spoken, bins, ends }, { watch, cooldownMinutes, memory: {} })
  return { found: found.toSorted((a, b) => a.at - b.at), exact }
}

async function silentPast(
  { channels, hearing }: Repositories,
  { from, to }: Past,
  wanted: readonly string[],
): Promise<Found[]> {
  const found = new Map<string, Found>()
  for (const { id, name, enabled } of await channels.list()) {
    if (!enabled || (wanted.length > 0 && !wanted.includes(id))) continue
    const all = await hearing.volume(id, new Date(from - SILENCE_DAYS * DAY_MS))
    const heard = all.filter(({ messages }) => messages > 0)
    for (let at = Math.ceil(from / HOUR_MS) * HOUR_MS; at <= to; at += HOUR_MS) {
      const past = heard.filter(({ hour }) => hour.getTime() < at)
      const last = past.at(-1)
      if (last === undefined || at - last.hour.getTime() < 2 * HOUR_MS) continue
      // Of the past only the hours are known: it was heard until the end of one.
      const lastHeardAt = new Date(last.hour.getTime() + HOUR_MS)
      const silence = judgeSilence({ volume: past, lastHeardAt, now: new Date(at) })
      if (silence === null) continue
      const one = silenceFound({ channel: { id, name }, at, ...silence })
      if (!found.has(one.key)) found.set(one.key, one)
    }
  }
  return [...found.values()].toSorted((a, b) => a.at - b.at)
}

function hoursOf({ bins, from, to }: Past): Backtest['hours'] {
  const hours = new Map<number, { mentions: number; negative: number }>()
  for (let at = Math.floor(from / HOUR_MS) * HOUR_MS; at < to; at += HOUR_MS)
    hours.set(at, { mentions: 0, negative: 0 })
  for (const { at, mentions, negative = 0 } of bins) {
    const hour = hours.get(Math.floor(at / HOUR_MS) * HOUR_MS)
    if (hour === undefined) continue
    hour.mentions += mentions
    hour.negative += negative
  }
  return [...hours].map(([at, counts]) => ({ at: new Date(at).toISOString(), ...counts }))
}
