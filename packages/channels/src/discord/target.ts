import type { OutboundPost, PostRef } from '@hubbub/contracts'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import { fieldOf } from '../new-post.ts'
import type { DiscordClient } from './client.ts'

/** What the mapper noted of a message. */
const factsSchema = z.object({
  channelId: z.string(),
  messageId: z.string(),
  guildId: z.string().nullable().default(null),
  direct: z.boolean().default(false),
})

export const factsOf = (ref: PostRef) => factsSchema.safeParse(ref.post.facts).data ?? null

export interface Target {
  channelId: string
  guildId: string | null
  /** The message it answers in that room. */
  answers: string | null
}

/** Where a post goes: into the room of what it answers, to the person, or into the room that was chosen. */
export async function targetOf(
  client: Pick<DiscordClient, 'directWith' | 'channel'>,
  { inReplyTo, audience, to, fields }: Pick<OutboundPost, 'inReplyTo' | 'audience' | 'to' | 'fields'>,
): Promise<Target> {
  const facts = inReplyTo ? factsOf(inReplyTo) : null
  if (facts !== null && (audience === 'public' || facts.direct))
    return { channelId: facts.channelId, guildId: facts.guildId, answers: facts.messageId }
  const room = fieldOf(fields, 'room')
  if (inReplyTo === null && audience === 'public' && room !== null) {
    const { id: channelId, guild_id: guildId = null } = await client.channel(room)
    return { channelId, guildId, answers: null }
  }
  const person = to ?? inReplyTo?.author ?? null
  if (audience === 'direct' && person !== null)
    return { channelId: (await client.directWith(person.value)).id, guildId: null, answers: null }
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
