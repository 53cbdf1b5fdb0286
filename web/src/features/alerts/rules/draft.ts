import type { BacktestInput } from '@hubbub/api-client'
import type { AlertRule, AlertWatch } from '@hubbub/contracts'

export type Draft = Pick<
  AlertRule,
  'name' | 'filter' | 'watch' | 'sensitivity' | 'severity' | 'cooldownMinutes' | 'quiet' | 'tell' | 'enabled'
> & { monitorId: string | null; playbookId: string | null }

const filter = { channelIds: [], languages: [] }

export const emptyDraft = (monitorId: string | null): Draft => ({
  name: '',
  monitorId,
  filter,
  watch: firstWatch.learned,
  sensitivity: 'balanced',
  severity: null,
  cooldownMinutes: 60,
  quiet: null,
  tell: { kind: 'policy', policyId: null },
  playbookId: null,
  enabled: true,
})

/** What each kind begins with. */
export const firstWatch = {
  learned: { kind: 'learned', detectors: ['spike', 'negative-rise', 'negative-share', 'reach'] },
  threshold: { kind: 'threshold', what: 'mentions', count: 50, minutes: 60 },
  'negative-share': { kind: 'negative-share', percent: 50, least: 20, minutes: 180 },
  author: { kind: 'author', followers: 100_000 },
  keyword: { kind: 'keyword', query: '', count: 1, minutes: 60 },
  silence: { kind: 'silence', channelIds: [] },
} satisfies { [K in AlertWatch['kind']]: Extract<AlertWatch, { kind: K }> }

export function draftOf(rule: AlertRule): Draft {
  const {
    name,
    monitor,
    filter: only,
    watch,
    sensitivity,
    severity,
    cooldownMinutes,
    quiet,
    tell,
    playbook,
    enabled,
  } = rule
  return {
    name,
    monitorId: monitor?.id ?? null,
    filter: only,
    watch,
    sensitivity,
    severity,
    cooldownMinutes,
    quiet,
    tell,
    playbookId: playbook?.id ?? null,
    enabled,
  }
}

/** What a backtest asks of it; null while it says too little for one. */
export function askedOf({
  monitorId,
  filter: only,
  watch,
  sensitivity,
  cooldownMinutes,
}: Draft): BacktestInput | null {
  if ((watch.kind === 'silence') !== (monitorId === null)) return null
  if (watch.kind === 'keyword' && watch.query.trim() === '') return null
  return { monitorId, filter: only, watch, sensitivity, cooldownMinutes, days: 28 }
}

/** Among the numbers that a field takes, or as it was. */
export const numberOf = (text: string, { min, max }: { min: number; max: number }) =>
  Math.min(max, Math.max(min, Math.round(Number(text)) || min))
