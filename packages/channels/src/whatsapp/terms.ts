import type { ReplyQuestion, ReplyTerms } from '@hubbub/contracts'
import { isOpen, windowEnd } from '../meta/windows.ts'
import { replyWay } from '../reply-terms.ts'
import { limits } from './config.ts'
import { factsOf } from './facts.ts'

const files = {
  max: 1,
  maxBytes: limits.fileBytes,
  types: ['*/*'],
  textLimit: { max: limits.caption, unit: 'characters' as const, perLink: null },
}

/** The customer service window: anything for 24 hours after their last word, then only what WhatsApp has approved. */
export function whatsappTerms({ last, lastInboundAt, now }: ReplyQuestion): ReplyTerms {
  const until = windowEnd(lastInboundAt, limits.windowMs)
  const inGroup = last !== null && factsOf(last)?.groupId !== undefined
  const way = replyWay('direct', {
    label: 'WhatsApp message',
    limits: [{ max: limits.text, unit: 'characters', perLink: null }],
    files,
    until,
    templates: !inGroup,
    why: isOpen(until, now) ? null : whyClosed(until),
  })
  return { ways: [way], openUrl: last?.author.url ?? null }
}

const whyClosed = (until: Date | null) =>
  until === null
    ? 'They have not written yet: WhatsApp takes only an approved template'
    : 'More than 24 hours have passed since they last wrote: WhatsApp takes only an approved template'
