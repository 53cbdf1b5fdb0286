import type { AlertReason, AlertWatch } from '@hubbub/contracts'
import { type Bin, BIN_MS } from '@hubbub/detect'

/** What rules that learn nothing remember between two looks. Milliseconds since 1970. */
export interface RuleMemory {
  /** When it told last, whatever it was: the cooldown counts from there. */
  toldAt?: number
  /** What it told and what has not been under the limit since. */
  over?: number
  /** Mentions that it has told of, or passed over. */
  seen?: string[]
}

/** Something that people are to be told of. */
export interface Found {
  /** When its five minutes began: milliseconds since 1970. */
  at: number
  /** One thing is found once. */
  key: string
  reasons: AlertReason[]
  learning: boolean
  lateMinutes: number
}

type WindowWatch = Extract<AlertWatch, { kind: 'threshold' | 'negative-share' }>
type MentionWatch = Extract<AlertWatch, { kind: 'author' | 'keyword' }>

const MINUTE_MS = 60_000
/** What stays over its limit is told again when it has grown by so much. */
const AGAIN = 1.5
const MOST_SEEN = 500

const whole = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 })
const short = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumFractionDigits: 1 })
function stretch(minutes: number): string {
  if (minutes % 60 !== 0) return `${minutes} minutes`
  return minutes === 60 ? 'an hour' : `${minutes / 60} hours`
}

/**
 * Holds the last minutes against a limit. `bins` are in order and end with the one that is judged; what was fetched
 * afterwards does not count, and where nothing was heard nothing is said.
 */
export function judgeWindow(
  bins: readonly Bin[],
  watch: WindowWatch,
  { memory, cooldownMinutes }: { memory: RuleMemory; cooldownMinutes: number },
): { found: Found | null; memory: RuleMemory } {
  const last = bins.at(-1)
  if (last === undefined || last.gap === 'down' || last.gap === 'backfill') return { found: null, memory }
  const from = last.at - watch.minutes * MINUTE_MS + BIN_MS
  const counted = bins.filter(({ at, gap }) => at >= from && gap !== 'backfill' && gap !== 'down')
  const { value, limit, sentence, isOver } = measure(counted, watch)
  const { over: _over, ...rest } = memory
  if (!isOver) return { found: null, memory: rest }
  if (memory.over !== undefined && value < AGAIN * memory.over) return { found: null, memory }
  if (isCooling(memory, last.at, cooldownMinutes)) return { found: null, memory }
  const reason: AlertReason = {
    detector: watch.kind === 'threshold' ? 'threshold' : 'share',
    sentence,
    value,
    baseline: limit,
    learning: false,
  }
  return {
    found: {
      at: last.at,
      key: `${watch.kind}:${last.at}`,
      reasons: [reason],
      learning: false,
      lateMinutes: 0,
    },
    memory: { ...memory, over: value, toldAt: last.at },
  }
}

function measure(bins: readonly Bin[], watch: WindowWatch) {
  const sum = (of: (bin: Bin) => number) => bins.reduce((total, bin) => total + of(bin), 0)
  const inTime = `in ${stretch(watch.minutes)}`
  if (watch.kind === 'threshold') {
    const value = sum((bin) => (watch.what === 'negative' ? (bin.negative ?? 0) : bin.mentions))
    const what = watch.what === 'negative' ? 'negative mentions' : 'mentions'
    return {
      value,
      limit: watch.count,
      isOver: value >= watch.count,
      sentence: `${whole.format(value)} ${what} ${inTime}; the limit is ${whole.format(watch.count)}`,
    }
  }
  const scored = sum((bin) => bin.scored ?? 0)
  const negative = sum((bin) => bin.negative ?? 0)
  const value = scored === 0 ? 0 : negative / scored
  return {
    value,
    limit: watch.percent / 100,
    isOver: scored >= watch.least && value * 100 >= watch.percent,
    sentence: `${whole.format(value * 100)}% of ${whole.format(scored)} mentions ${inTime} are negative; the limit is ${watch.percent}%`,
  }
}

const isCooling = ({ toldAt }: RuleMemory, at: number, cooldownMinutes: number) =>
  toldAt !== undefined && at - toldAt < cooldownMinutes * MINUTE_MS

export interface Spoken {
  id: string
  at: number
  followers: number
  author: string
}

/**
 * Holds mentions one by one against a rule. `spoken` are those of its window that it looks for, the most telling first.
 * What comes while it cools is passed over for good.
 */
export function judgeMentions(
  spoken: readonly Spoken[],
  watch: MentionWatch,
  { memory, cooldownMinutes, at }: { memory: RuleMemory; cooldownMinutes: number; at: number },
): { found: Found | null; memory: RuleMemory } {
  const known = new Set(memory.seen)
  const fresh = spoken.filter(({ id }) => !known.has(id))
  const [first] = fresh
  if (first === undefined) return { found: null, memory }
  const least = watch.kind === 'keyword' ? watch.count : 1
  if (spoken.length < least) return { found: null, memory }
  const seen = [...(memory.seen ?? []), ...fresh.map(({ id }) => id)].slice(-MOST_SEEN)
  if (isCooling(memory, at, cooldownMinutes)) return { found: null, memory: { ...memory, seen } }
  const reason: AlertReason =
    watch.kind === 'author'
      ? {
          detector: 'author',
          sentence: authorSentence(first, fresh.length - 1),
          value: first.followers,
          baseline: watch.followers,
          learning: false,
        }
      : {
          detector: 'keyword',
          sentence: `${whole.format(spoken.length)} ${spoken.length === 1 ? 'mention' : 'mentions'} of “${watch.query}” in ${stretch(watch.minutes)}; the limit is ${watch.count}`,
          value: spoken.length,
          baseline: watch.count,
          learning: false,
        }
  const own = Math.floor(first.at / BIN_MS) * BIN_MS
  return {
    found: {
      at: own,
      key: `${watch.kind}:${first.id}`,
      reasons: [reason],
      learning: false,
      lateMinutes: Math.max(0, Math.floor((at - own) / MINUTE_MS)),
    },
    memory: { ...memory, seen, toldAt: at },
  }
}

function authorSentence({ author, followers }: Spoken, others: number): string {
  const more = others === 0 ? '' : `, and ${others} more whom many follow`
  return `${author} spoke of it, whom ${short.format(followers)} follow${more}`
}
