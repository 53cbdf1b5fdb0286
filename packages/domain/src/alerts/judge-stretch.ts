import type { AlertWatch } from '@hubbub/contracts'
import { type Bin, BIN_MS } from '@hubbub/detect'
import { type Found, judgeMentions, judgeWindow, type RuleMemory, type Spoken } from './judge-watch.ts'
import { lastClosed } from './look-times.ts'

const MINUTE_MS = 60_000
/** What comes late is still told of within the hour. */
const AUTHOR_MINUTES = 60

type WindowWatch = Extract<AlertWatch, { kind: 'threshold' | 'negative-share' }>
type MentionWatch = Extract<AlertWatch, { kind: 'author' | 'keyword' }>

interface Remembering<Watch> {
  watch: Watch
  memory: RuleMemory
  cooldownMinutes: number
}

interface Judged {
  found: Found[]
  memory: RuleMemory
}

/** Holds one five minutes after the other against a limit, from those that begin at `from`. `bins` are in order. */
export function judgeWindows(
  bins: readonly Bin[],
  { watch, memory, cooldownMinutes, from }: Remembering<WindowWatch> & { from: number },
): Judged {
  const size = (watch.minutes * MINUTE_MS) / BIN_MS
  const first = bins.findIndex(({ at }) => at >= from)
  const found: Found[] = []
  let now = memory
  for (let index = first; first !== -1 && index < bins.length; index += 1) {
    const window = bins.slice(Math.max(0, index + 1 - size), index + 1)
    const judged = judgeWindow(window, watch, { memory: now, cooldownMinutes })
    now = judged.memory
    if (judged.found !== null) found.push(judged.found)
  }
  return { found, memory: now }
}

/** So far back from the end of its five minutes it looks. */
export const spokenWindowMs = (watch: MentionWatch) =>
  (watch.kind === 'keyword' ? watch.minutes : AUTHOR_MINUTES) * MINUTE_MS

/**
 * Holds what was said against a rule at the end of one five minutes after the other (`ends`, in order). What was fetched
 * afterwards is no alarm.
 */
export function judgeSpoken(
  { spoken, bins, ends }: { spoken: readonly Spoken[]; bins: readonly Bin[]; ends: readonly number[] },
  { watch, memory, cooldownMinutes }: Remembering<MentionWatch>,
): Judged {
  const fetched = new Set(bins.filter(({ gap }) => gap === 'backfill').map(({ at }) => at))
  const byTime = spoken.filter(({ at }) => !fetched.has(lastClosed(at))).toSorted((a, b) => a.at - b.at)
  const found: Found[] = []
  let now = memory
  let first = 0
  let next = 0
  for (const end of ends) {
    while ((byTime[first]?.at ?? Infinity) < end - spokenWindowMs(watch)) first += 1
    while ((byTime[next]?.at ?? Infinity) < end) next += 1
    const window = byTime.slice(first, next)
    const telling =
      watch.kind === 'author' ? window.toSorted((a, b) => b.followers - a.followers) : window.toReversed()
    const judged = judgeMentions(telling, watch, { memory: now, cooldownMinutes, at: end })
    now = judged.memory
    if (judged.found !== null) found.push(judged.found)
  }
  return { found, memory: now }
}
