import type { OutboundPost, PostRef } from '@hubbub/contracts'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import { fieldOf } from '../new-post.ts'

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

const isChat = (id: number) => Number.isSafeInteger(id) && id !== 0

/** Where a post goes: into the chat of what it answers, to the person, or into the place that was chosen. */
export function targetOf({ inReplyTo, audience, to, fields }: OutboundPost): ChatTarget {
  const facts = inReplyTo ? factsOf(inReplyTo) : null
  if (facts && (audience === 'public' || facts.chatType === 'private'))
    return { chatId: facts.chatId, topicId: facts.topicId, answers: facts.messageId }
  const room = Number(fieldOf(fields, 'room'))
  if (inReplyTo === null && audience === 'public' && isChat(room))
    return { chatId: room, topicId: null, answers: null }
  const person = Number((to ?? inReplyTo?.author)?.value)
  if (audience === 'direct' && isChat(person)) return { chatId: person, topicId: null, answers: null }
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
