import type { ReadResult } from '../contract.ts'
import { answerSchema, commentSchema, questionSchema } from './api-types.ts'
import type { StackSettings } from './config.ts'
import { answerMessage, commentMessage, questionMessage } from './mapper.ts'

/** What was kept as it came says itself what it is. */
export function readAgain(raw: Uint8Array, { site, userId }: StackSettings): ReadResult {
  const place = { site, userId, mine: new Set<number>() }
  const found: unknown = JSON.parse(new TextDecoder().decode(raw))
  const comment = commentSchema.safeParse(found).data
  if (comment) return { ok: true, message: { ...commentMessage(comment, place, {}), raw } }
  const answer = answerSchema.safeParse(found).data
  if (answer) return { ok: true, message: { ...answerMessage(answer, place), raw } }
  const question = questionSchema.safeParse(found).data
  if (question) return { ok: true, message: { ...questionMessage(question, place), raw } }
  const reason = 'It is no question, no answer and no comment'
  return { ok: false, unreadable: { externalId: 'unknown', direction: 'in', reason, raw } }
}
