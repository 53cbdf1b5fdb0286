import type { ChannelAccount, PostRef } from '@hubbub/contracts'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import type { ChannelActions, ChannelSession, ReadResult } from '../contract.ts'
import { shortNameOf } from './short-name.ts'
import { catchUp } from './catch-up.ts'
import { createSlackClient, type SlackClient } from './client.ts'
import type { SlackCredentials, SlackSettings } from './config.ts'
import { lookupSent } from './lookup-sent.ts'
import type { Ourselves } from './mapper.ts'
import { partyOf, type People, userIdOf } from './people.ts'
import { pullSlack } from './pull-slack.ts'
import { readEvents } from './read-events.ts'
import { readMessage, type Reading } from './read-message.ts'
import { sendSlack } from './send-slack.ts'
import { setReaction } from './set-reaction.ts'
import { expectFacts } from './target.ts'

export interface SlackAccount {
  settings: SlackSettings
  credentials: SlackCredentials
  account: ChannelAccount | null
  root: string
  people: People
}

export function createSlackSession(slack: SlackAccount, context: ChannelContext): ChannelSession {
  const { settings, credentials, root } = slack
  const { clock, webhookUrl } = context
  const client = createSlackClient({ credentials, root }, context)
  const us = createSelf(client, slack.account)
  const reading = readingOf(slack, { client, us, clock })
  return {
    pull: (input) => pullSlack({ settings, credentials, root, clock, webhookUrl, reading }, input),
    watch: async () => {},
    send: async (message, { signal } = {}) => await sendSlack(client, await us(signal), message, signal),
    lookupSent: async (question) => await lookupSent(client, await us(), { ...question, now: clock.now() }),
    read: async (raw) => await readAgain(await reading(), raw),
    async *backfill({ from, to, signal }) {
      yield* catchUp(await reading(signal), { from, to, signal })
    },
    ...actionsOf(client, us),
    async [Symbol.asyncDispose]() {},
  }
}

const factsSchema = z.object({ userId: z.string(), botId: z.string().nullable(), teamId: z.string() })

/** Who we are: as the last check said, else asked for once. */
export function createSelf(client: Pick<SlackClient, 'me'>, account: ChannelAccount | null) {
  const facts = factsSchema.safeParse(account?.facts).data
  let known: Ourselves | null = facts ? { ...facts, url: account?.url ?? 'https://slack.com/' } : null
  return async (signal?: AbortSignal): Promise<Ourselves> => {
    if (known !== null) return known
    const { user_id: userId, bot_id: botId = null, team_id: teamId, url } = await client.me(signal)
    return (known = { userId, botId, teamId, url })
  }
}

export function readingOf(
  { settings, people }: Pick<SlackAccount, 'settings' | 'people'>,
  { client, us, clock }: { client: SlackClient; us: ReturnType<typeof createSelf>; clock: Reading['clock'] },
) {
  return async (signal?: AbortSignal): Promise<Reading> => ({
    client,
    people,
    clock,
    settings,
    us: await us(signal),
    signal,
  })
}

const keptSchema = z.object({ channel: z.string(), message: z.unknown() })

async function readAgain(reading: Reading, raw: Uint8Array): Promise<ReadResult> {
  const value: unknown = JSON.parse(new TextDecoder().decode(raw))
  const kept = keptSchema.safeParse(value)
  if (kept.success) {
    const read = await readMessage(reading, kept.data)
    if (read !== null) return read
  } else {
    const { messages, unreadable } = await readEvents(reading, [value])
    if (messages[0]) return { ok: true, message: messages[0] }
    if (unreadable[0]) return { ok: false, unreadable: unreadable[0] }
  }
  return { ok: false, unreadable: { externalId: 'unknown', direction: 'in', reason: 'It says nothing', raw } }
}

const done = z.object({})

function reactionTo(to: PostRef, emoji: string) {
  const { channel, ts } = expectFacts(to)
  const name = shortNameOf(emoji)
  if (name === null) throw new ChannelError({ class: 'rejected', message: `Slack has no name for ${emoji}` })
  return { channel, timestamp: ts, name }
}

function actionsOf(client: SlackClient, us: ReturnType<typeof createSelf>): Partial<ChannelActions> {
  return {
    react: async (to, emoji) => await setReaction(client, { ...reactionTo(to, emoji), isWanted: true }),
    unreact: async (to, emoji) => await setReaction(client, { ...reactionTo(to, emoji), isWanted: false }),
    async remove(post) {
      const { channel, ts } = expectFacts(post)
      await client.call('chat.delete', done, { channel, ts })
    },
    async profile({ value }) {
      const id = userIdOf(value)
      const { teamId } = await us()
      return partyOf(await client.user(id), { id, teamId })
    },
  }
}
