import type { ReplyQuestion, ReplyWay } from '@hubbub/contracts'
import { replyWay } from '../../reply-terms.ts'
import { isOpen, windowEnd } from '../windows.ts'

export const DAY_MS = 24 * 3_600_000
export const WEEK_MS = 7 * DAY_MS

export interface DirectTerms {
  /** Whether the app may have people answer for a week: the feature Human Agent. */
  humanAgent: boolean
  rest: Parameters<typeof replyWay>[1]
}

/** Anything for 24 hours after their last word; for a week where a person answers and the app may say so. */
export function directWay(
  { lastInboundAt, now }: ReplyQuestion,
  { humanAgent, rest }: DirectTerms,
): ReplyWay {
  const until = windowEnd(lastInboundAt, humanAgent ? WEEK_MS : DAY_MS)
  return replyWay('direct', { ...rest, until, why: isOpen(until, now) ? null : whyClosed(until, humanAgent) })
}

/** To who commented: one message, within a week; they are asked to answer before there can be another. */
export function privateReplyWay({ lastInboundAt, now }: ReplyQuestion, rest: DirectTerms['rest']): ReplyWay {
  const until = windowEnd(lastInboundAt, WEEK_MS)
  const why = isOpen(until, now) ? null : 'A comment can be answered in private for seven days only'
  return replyWay('direct', { ...rest, files: null, until, why })
}

function whyClosed(until: Date | null, humanAgent: boolean): string {
  if (until === null) return 'Only who wrote first can be written to'
  if (humanAgent)
    return 'More than seven days have passed since they last wrote: they have to write again first'
  return 'More than 24 hours have passed since they last wrote. An app with the feature Human Agent may answer for seven days: see the settings of the channel'
}
