import type { AlertFilter, AlertSight } from '@hubbub/contracts'
import {
  addBin,
  type Alert as Detected,
  type Bin,
  BIN_MS,
  changedBins,
  correctBins,
  createSeries,
  loadSeries,
  rebuildSeries,
  saveSeries,
  type Series,
  type Settings,
  type Usual,
  usualOf,
} from '@hubbub/detect'
import type { WorkContext } from '../intake/work-context.ts'
import type { HourSpan } from '../ports/analytics.ts'
import type { KeptAlertRule, Looked, RuleMonitor } from '../ports/alerts.ts'
import type { Repositories } from '../ports/store.ts'
import { systemActor } from '../rules/route-events.ts'
import type { IsCommon } from '../rules/text-terms.ts'
import { alertEvent } from './alert-events.ts'
import { rateSituation, situationOf } from './alert-severity.ts'
import { guardedBins, sightOf } from './coverage-guard.ts'
import { findWatched, TOO_OLD_MS, type Watched } from './find-watched.ts'
import { gatherEvidence } from './gather-evidence.ts'
import type { Found } from './judge-watch.ts'
import { keepAlert } from './keep-alert.ts'
import { lastClosed, nextLook } from './look-times.ts'
import { readSources, type Sources } from './read-sources.ts'
import { watchSilence } from './watch-silence.ts'

const MINUTE_MS = 60_000
const DAY_MS = 1440 * MINUTE_MS
/** What is usual is learned from so much of the past. */
export const LEARNED_DAYS = 35
/** What is found out later than this is history, and nobody is woken for it. */
const TOO_LATE_MINUTES = 60
const MATCHING_AGAIN_MS = 10_000

export interface WatchTools {
  isCommon: IsCommon
  /** Looks as of this moment, whether it is due or not; left out: by the clock of the database, when it is. */
  now?: () => Date
}

/**
 * One look of one rule: takes the five minutes that are over and whatever has changed of the day before, and keeps what
 * that brings, in one transaction. Killed in it, nothing has happened; of two that look, one waits for nothing.
 * @returns the alerts, or null where it was not due.
 */
export async function watchRule(ctx: WorkContext, tools: WatchTools, id: string): Promise<string[] | null> {
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { alerts, escalations, events } = repositories
    const rule = tools.now === undefined ? await alerts.lockDueRule(id) : await alerts.lockRule(id)
    if (rule === null) return null
    const now = tools.now?.() ?? (await escalations.now())
    const looked = await look(ctx, tools, repositories, { rule, now })
    await alerts.keepState(id, looked.state, looked.again ?? nextLook(now.getTime()))
    if (!isSameSight(rule.sight, looked.state.sight))
      await events.append([alertEvent('alert-rule.updated', rule, { actor: systemActor, trace: ctx.trace })])
    return looked.alerts
  })
}

const isSameSight = (one: AlertSight | null, other: AlertSight | null) =>
  one?.kind === other?.kind && one?.reason === other?.reason

interface Looking {
  rule: KeptAlertRule
  now: Date
}

async function look(
  ctx: WorkContext,
  tools: WatchTools,
  repositories: Repositories,
  { rule, now }: Looking,
): Promise<Looked> {
  if (rule.watch.kind === 'silence') return await watchSilence(ctx, repositories, { rule, now })
  const monitor = rule.monitorId === null ? null : await repositories.alerts.monitor(rule.monitorId)
  if (monitor === null || monitor.state === 'removing') return waiting(rule, now, 'Its monitor is gone')
  if (monitor.state === 'matching')
    return waiting(rule, now, `“${monitor.name}” is still being held against what is stored`)
  const closed = lastClosed(now.getTime())
  const heard = await hear(repositories, { rule, monitor, closed, now })
  const findings = await findWatched(repositories, { rule, heard, closed })
  const alerts: string[] = []
  for (const found of findings.found) {
    const kept = await keepFound(ctx, tools, repositories, { rule, monitor, heard, found, now })
    if (kept !== null) alerts.push(kept)
  }
  const day = heard.bins.filter(({ at }) => at < closed)
  return {
    alerts,
    state: {
      series: saveSeries(heard.series),
      basis: basisOf(monitor, rule.filter),
      memory: findings.memory,
      sight: sightOf(day, { gaps: heard.sources.gaps, sources: heard.sources.ids }),
      judgedTo: new Date(closed),
    },
  }
}

function waiting(rule: KeptAlertRule, now: Date, reason: string): Looked {
  const { series, basis, memory, judgedTo, sight } = rule
  const since = sight?.kind === 'waiting' && sight.reason === reason ? sight.since : now.toISOString()
  return {
    alerts: [],
    state: { series, basis, memory, judgedTo, sight: { kind: 'waiting', reason, since } },
    again: new Date(now.getTime() + MATCHING_AGAIN_MS),
  }
}

/** Another query or filter counts other things: all that was learned is learned anew. */
const basisOf = ({ queryVersion }: RuleMonitor, filter: AlertFilter) => JSON.stringify([queryVersion, filter])

interface Heard extends Watched {
  series: Series
  sources: Sources
  /** As it was before these five minutes. */
  usual: Usual
}

/** Brings the series to the last five minutes that are over. */
async function hear(
  repositories: Repositories,
  { rule, monitor, closed, now }: Looking & { monitor: RuleMonitor; closed: number },
): Promise<Heard> {
  const begins = rule.judgedTo === null || rule.basis !== basisOf(monitor, rule.filter)
  const loaded = begins || rule.series === null ? null : loadSeries(rule.series)
  const judged = Math.min(closed, judgedBefore(rule, begins) ?? closed)
  const from =
    loaded === null ? closed - LEARNED_DAYS * DAY_MS : Math.min(judged, closed - DAY_MS - 60 * MINUTE_MS)
  const span = { from: new Date(from), to: new Date(closed) }
  const sources = await readSources(repositories, { monitorId: monitor.id, filter: rule.filter, span, now })
  const counted = await countBins(repositories, { monitorId: monitor.id, filter: rule.filter, span })
  const bins = guardedBins(counted, { span, gaps: sources.gaps, sources: sources.ids })
  const settings = settingsOf(rule)
  const series = loaded ?? learnFrom(bins, judged, settings)
  const detected: Detected[] = []
  const changed = loaded === null ? [] : changedBins(series, bins)
  if (changed.length > 0)
    detected.push(
      ...correctBins(series, changed, settings).late.filter(
        ({ lateMinutes }) => lateMinutes <= TOO_LATE_MINUTES,
      ),
    )
  const usual = usualOf(series)
  for (const bin of bins.filter(({ at }) => at >= judged)) {
    const alert = addBin(series, bin, settings)
    if (alert !== null && closed - alert.at <= TOO_OLD_MS) detected.push(alert)
  }
  return { series, bins, sources, usual, detected, begins, judged }
}

/**
 * Up to when it has judged. One that has never looked begins with the five minutes in which it was saved, however late
 * its first look is; what another query brings at once is no alarm.
 */
function judgedBefore({ judgedTo, looksFrom }: KeptAlertRule, begins: boolean): number | null {
  if (judgedTo === null) return lastClosed(looksFrom.getTime())
  return begins ? null : judgedTo.getTime()
}

/** What was before is known from the start, but the empty time before anything was ever said is not. */
function learnFrom(bins: readonly Bin[], until: number, settings: Settings): Series {
  const first = bins.findIndex(({ mentions }) => mentions > 0)
  if (first === -1) return createSeries()
  return rebuildSeries(
    bins.slice(first).filter(({ at }) => at < until),
    settings,
  ).series
}

export function settingsOf({
  watch,
  sensitivity,
  cooldownMinutes,
  quiet,
}: Pick<KeptAlertRule, 'watch' | 'sensitivity' | 'cooldownMinutes' | 'quiet'>): Settings {
  return {
    sensitivity,
    cooldownMinutes,
    detectors: watch.kind === 'learned' ? watch.detectors : [],
    ...(quiet !== null && { timeZone: quiet.timeZone }),
  }
}

export async function countBins(
  { analytics }: Pick<Repositories, 'analytics'>,
  { monitorId, filter, span }: { monitorId: string; filter: AlertFilter; span: HourSpan },
) {
  const { channelIds, languages } = filter
  return channelIds.length === 0 && languages.length === 0
    ? await analytics.binsOf(monitorId, span)
    : await analytics.filteredBinsOf(monitorId, { span, channelIds, languages })
}

async function keepFound(
  ctx: WorkContext,
  tools: WatchTools,
  repositories: Repositories,
  { rule, monitor, heard, found, now }: Looking & { monitor: RuleMonitor; heard: Heard; found: Found },
): Promise<string | null> {
  const until = found.at + BIN_MS
  const bins = heard.bins.filter(({ at }) => at < until && at >= until - DAY_MS)
  const { usual } = heard
  const evidence = await gatherEvidence(tools, repositories, {
    monitorId: monitor.id,
    filter: rule.filter,
    bins,
    usual,
    sources: heard.sources,
    first:
      found.key.startsWith('author:') || found.key.startsWith('keyword:')
        ? [found.key.split(':')[1] ?? '']
        : [],
  })
  const rated = rateSituation(situationOf(bins, usual, evidence), found.at)
  return await keepAlert(ctx, repositories, {
    rule,
    found,
    behind: { about: monitor.name, evidence, ...rated },
    now,
  })
}
