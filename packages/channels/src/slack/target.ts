import type { OutboundPost, PostRef } from '@hubbub/contracts'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import { fieldOf } from '../new-post.ts'
import type { SlackClient } from './client.ts'
import { userIdOf } from './people.ts'

/** What the mapper noted of a message. */
const factsSchema = z.object({
  channel: z.string(),
  ts: z.string(),
  direct: z.boolean().default(false),
  threadTs: z.string().optional(),
})

export const factsOf = (ref: PostRef) => factsSchema.safeParse(ref.post.facts).data ?? null

export interface Target {
  channel: string
  threadTs: string | null
}

/** Where a post goes: below what it answers, to the person, or into the room that was chosen. */
export async function targetOf(
  client: Pick<SlackClient, 'directWith'>,
  { inReplyTo, audience, to, fields }: Pick<OutboundPost, 'inReplyTo' | 'audience' | 'to' | 'fields'>,
): Promise<Target> {
  const facts = inReplyTo ? factsOf(inReplyTo) : null
  if (facts !== null && facts.direct) return { channel: facts.channel, threadTs: facts.threadTs ?? null }
  if (facts !== null && audience === 'public')
    return { channel: facts.channel, threadTs: facts.threadTs ?? facts.ts }
  const room = fieldOf(fields, 'room')
  if (inReplyTo === null && audience === 'public' && room !== null) return { channel: room, threadTs: null }
  const person = to ?? inReplyTo?.author ?? null
  if (audience === 'direct' && person !== null)
    return { channel: await client.directWith(userIdOf(person.value)), threadTs: null }
  throw new ChannelError({
    class: 'rejected',
    message: 'It says neither what it answers nor to whom it goes',
  })
}

/** The message that an action is about. */
export function expectFacts(ref: PostRef) {
  const facts = factsOf(ref)
  if (facts === null)
    throw new ChannelError({ class: 'rejected', message: 'It is not known where that was said' })
  return facts
}
