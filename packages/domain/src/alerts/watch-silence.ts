import type { AlertReason } from '@hubbub/contracts'
import { BIN_MS } from '@hubbub/detect'
import type { WorkContext } from '../intake/work-context.ts'
import type { KeptAlertRule, Looked } from '../ports/alerts.ts'
import type { Repositories } from '../ports/store.ts'
import { judgeSilence } from '../rules/quiet.ts'
import type { Found } from './judge-watch.ts'
import { keepAlert } from './keep-alert.ts'
import { lastClosed } from './look-times.ts'

const DAY_MS = 86_400_000
/** So far back a source is compared with itself. */
export const SILENCE_DAYS = 56

/** Looks for sources that are quieter than they ever were; one silence is told once, however long it lasts. */
export async function watchSilence(
  ctx: WorkContext,
  repositories: Repositories,
  { rule, now }: { rule: KeptAlertRule; now: Date },
): Promise<Looked> {
  const { channels, hearing } = repositories
  const wanted = rule.watch.kind === 'silence' ? rule.watch.channelIds : []
  const closed = lastClosed(now.getTime())
  const alerts: string[] = []
  for (const { id, name, enabled } of await channels.list()) {
    if (!enabled || (wanted.length > 0 && !wanted.includes(id))) continue
    const volume = await hearing.volume(id, new Date(now.getTime() - SILENCE_DAYS * DAY_MS))
    const silence = judgeSilence({ volume, lastHeardAt: await hearing.lastHeardAt(id), now })
    if (silence === null) continue
    const found = silenceFound({ channel: { id, name }, at: closed - BIN_MS, ...silence })
    const kept = await keepAlert(ctx, repositories, {
      rule,
      found,
      behind: { about: name, evidence: null, score: null, severity: 'medium', grade: null },
      now,
    })
    if (kept !== null) alerts.push(kept)
  }
  return {
    alerts,
    state: { series: null, basis: null, memory: {}, sight: null, judgedTo: new Date(closed) },
    again: new Date(closed + BIN_MS),
  }
}

const clock = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})

export function silenceFound({
  channel,
  at,
  since,
  expected,
}: {
  channel: { id: string; name: string }
  at: number
  since: Date
  expected: number
}): Found {
  const reason: AlertReason = {
    detector: 'silence',
    sentence: `Nothing was heard from ${channel.name} since ${clock.format(since)} UTC; in such a time about ${expected} messages are usual`,
    value: 0,
    baseline: expected,
    learning: false,
  }
  return {
    at,
    key: `silence:${channel.id}:${since.getTime()}`,
    reasons: [reason],
    learning: false,
    lateMinutes: 0,
  }
}
