import type { OutboundPost, PostRef } from '@hubbub/contracts'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'

/** What the mapper noted of a message. */
const factsSchema = z.object({
  chatId: z.int(),
  messageId: z.int(),
  chatType: z.string(),
  topicId: z.int().nullable().default(null),
})

export interface ChatTarget {
  chatId: number
  topicId: number | null
  /** The message it answers in that chat. */
  answers: number | null
}

export const factsOf = (ref: PostRef) => factsSchema.safeParse(ref.post.facts).data ?? null

/** Where a post goes: into the chat of what it answers, or to the person. */
export function targetOf({ inReplyTo, audience, to }: OutboundPost): ChatTarget {
  const facts = inReplyTo ? factsOf(inReplyTo) : null
  if (facts && (audience === 'public' || facts.chatType === 'private'))
    return { chatId: facts.chatId, topicId: facts.topicId, answers: facts.messageId }
  const person = Number((to ?? inReplyTo?.author)?.value)
  if (audience === 'direct' && Number.isSafeInteger(person) && person !== 0)
    return { chatId: person, topicId: null, answers: null }
  throw new ChannelError({
    class: 'rejected',
    message: 'It says neither what it answers nor to whom it goes',
  })
}

/** The message that an action is about. */
export function expectFacts(ref: PostRef): { chatId: number; messageId: number } {
  const facts = factsOf(ref)
  if (facts === null)
    throw new ChannelError({ class: 'rejected', message: 'It is not known where that was said' })
  return facts
}
