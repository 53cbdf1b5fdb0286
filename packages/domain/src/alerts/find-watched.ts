import { type Alert as Detected, type Bin, BIN_MS } from '@hubbub/detect'
import type { KeptAlertRule } from '../ports/alerts.ts'
import type { Repositories } from '../ports/store.ts'
import { detectedFound } from './detected-found.ts'
import { findMentions } from './find-mentions.ts'
import { judgeSpoken, judgeWindows, spokenWindowMs } from './judge-stretch.ts'
import type { Found, RuleMemory } from './judge-watch.ts'

/** What is found out later than this because the worker itself was away is history. */
export const TOO_OLD_MS = 6 * 60 * 60_000

export interface Watched {
  /** Of at least the last day. */
  bins: Bin[]
  detected: Detected[]
  /** It has only now begun: what it knows of the time before is learned now, and told of nobody. */
  begins: boolean
  /** Up to when it had judged, or from when on it looks. */
  judged: number
}

/** What a rule looks for in the five minutes that it has not judged, and once more in the last that it has. */
export async function findWatched(
  repositories: Repositories,
  { rule, heard, closed }: { rule: KeptAlertRule; heard: Watched; closed: number },
): Promise<{ found: Found[]; memory: RuleMemory }> {
  const { watch, cooldownMinutes } = rule
  const { bins, begins, judged } = heard
  const memory = begins ? {} : rule.memory
  const from = Math.max(begins ? judged : Math.min(judged, closed - BIN_MS), closed - TOO_OLD_MS)
  switch (watch.kind) {
    case 'learned':
      return { found: heard.detected.map(detectedFound), memory }
    case 'author':
    case 'keyword': {
      const windowMs = spokenWindowMs(watch)
      const span = { from: new Date(from + (begins ? 0 : BIN_MS) - windowMs), to: new Date(closed) }
      const asked = { monitorId: rule.monitorId ?? '', filter: rule.filter, watch, span }
      const { spoken } = await findMentions(repositories, asked)
      const ends: number[] = []
      for (let end = from + BIN_MS; end <= closed; end += BIN_MS) ends.push(end)
      const before = spoken.filter(({ at }) => at < from).map(({ id }) => id)
      return judgeSpoken(
        { spoken, bins, ends },
        { watch, cooldownMinutes, memory: begins ? { seen: before } : memory },
      )
    }
    case 'threshold':
    case 'negative-share': {
      const asked = { watch, cooldownMinutes }
      if (!begins) return judgeWindows(bins, { ...asked, memory, from })
      // What is over the limit when it begins is nothing that has just happened, until it has grown.
      const before = bins.filter(({ at }) => at < from)
      const { over } = judgeWindows(before, { ...asked, memory, from: from - BIN_MS }).memory
      return judgeWindows(bins, { ...asked, memory: over === undefined ? {} : { over }, from })
    }
    case 'silence':
      return { found: [], memory }
  }
}
