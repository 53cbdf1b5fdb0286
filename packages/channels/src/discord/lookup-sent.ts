import type { SentLookup } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { SentQuestion } from '../contract.ts'
import { type DiscordMessage, messageSchema } from './api-types.ts'
import type { DiscordClient } from './client.ts'
import { limits } from './config.ts'
import { nonceOf } from './nonce.ts'
import { resultOf } from './send-discord.ts'
import { snowflakeOf } from './snowflake.ts'
import { targetOf } from './target.ts'

/** Clocks go wrong by less. */
const SLACK_MS = 120_000
/** A request that was cut off may still be worked on. */
const SURE_MS = 60_000

/**
 * Whether a message stands where it was to go. Discord does not tell its nonce again, so it is known by what it answers
 * and what it says; as long as the nonce counts, sending it again does no harm.
 */
export async function lookupSent(
  client: DiscordClient,
  botId: string,
  { message, since, now }: SentQuestion & { now: Date },
): Promise<SentLookup> {
  if (message.form !== 'post') return 'unknown'
  const target = await targetOf(client, message)
  for (let after = snowflakeOf(new Date(since.getTime() - SLACK_MS)); ;) {
    const page = await client.messagesAfter(target.channelId, after).catch((error: unknown) => {
      if (error instanceof ChannelError && error.class === 'rejected') return null
      throw error
    })
    if (page === null) return 'unknown'
    const found = page.toReversed().flatMap((raw) => messageSchema.safeParse(raw).data ?? [])
    const ours = found.find(
      (one) => one.author.id === botId && isThis(one, { ...message, answers: target.answers }),
    )
    if (ours !== undefined) return resultOf(target, ours.id)
    const last = found.at(-1)
    if (last === undefined || page.length < limits.page) break
    after = last.id
  }
  const age = now.getTime() - since.getTime()
  return age < limits.nonceMs || age > SURE_MS ? 'not-sent' : 'unknown'
}

interface Wanted {
  messageId: string
  text: string
  answers: string | null
}

function isThis({ nonce, content, message_reference: reference }: DiscordMessage, wanted: Wanted): boolean {
  if (nonce !== undefined) return nonce === nonceOf(wanted.messageId)
  return (reference?.message_id ?? null) === wanted.answers && content.trim() === wanted.text.trim()
}
