import type { ChannelAccount } from '@hubbub/contracts'
import type { ChannelContext } from '../context.ts'
import type { ChannelActions, ChannelSession, ReadResult } from '../contract.ts'
import { backfill } from './backfill.ts'
import { createDiscordClient, type DiscordClient } from './client.ts'
import type { DiscordCredentials, DiscordSettings } from './config.ts'
import { lookupSent } from './lookup-sent.ts'
import { type Bot, partyOf } from './mapper.ts'
import { createPlaces } from './places.ts'
import { pullDiscord } from './pull-discord.ts'
import { readMessage, type Reading } from './read-message.ts'
import { sendDiscord } from './send-discord.ts'
import { expectFacts } from './target.ts'

export interface DiscordAccount {
  settings: DiscordSettings
  credentials: DiscordCredentials
  account: ChannelAccount | null
  root: string
}

export function createDiscordSession(
  { settings, credentials: { token }, account, root }: DiscordAccount,
  context: ChannelContext,
): ChannelSession {
  const { clock } = context
  const client = createDiscordClient({ token, root }, context)
  const places = createPlaces()
  const directs = new Set<string>()
  const bot = createSelf(client, account)
  const reading = async (signal?: AbortSignal): Promise<Reading> => ({
    client,
    places,
    settings,
    root,
    bot: await bot(signal),
    signal,
  })
  return {
    pull: (input) => pullDiscord({ client, token, settings, clock, directs, reading }, input),
    watch: async () => {},
    send: async (message, { signal } = {}) => await sendDiscord(client, message, signal),
    lookupSent: async (question) =>
      await lookupSent(client, (await bot()).id, { ...question, now: clock.now() }),
    read: async (raw) => await readAgain(await reading(), raw),
    async *backfill({ from, to, signal }) {
      yield* backfill(await reading(signal), { from, to, signal, clock, directs: [...directs] })
      yield { messages: [], unreadable: [], lostBecause }
    },
    ...actionsOf(client),
    async [Symbol.asyncDispose]() {},
  }
}

/** A bot is told of private talks by what is said in them, and cannot ask which there are. */
const lostBecause =
  'The rooms and the private talks that were known are read. Who wrote in private for the first time is read once they write again: Discord does not tell a bot which private talks there are'

/** Who we are: as the last check said, else asked for once. */
function createSelf(client: Pick<DiscordClient, 'me'>, account: ChannelAccount | null) {
  let known: Bot | null = account === null ? null : { id: account.id, name: account.name ?? account.id }
  return async (signal?: AbortSignal): Promise<Bot> => {
    if (known !== null) return known
    const me = await client.me(signal)
    return (known = { id: me.id, name: partyOf(me).name ?? me.username })
  }
}

async function readAgain(reading: Reading, raw: Uint8Array): Promise<ReadResult> {
  const read = await readMessage(reading, JSON.parse(new TextDecoder().decode(raw)) as unknown)
  const reason = 'It says nothing'
  return read ?? { ok: false, unreadable: { externalId: 'unknown', direction: 'in', reason, raw } }
}

function actionsOf(client: DiscordClient): Partial<ChannelActions> {
  return {
    async react(to, emoji) {
      const { channelId, messageId } = expectFacts(to)
      await client.react(channelId, messageId, emoji)
    },
    async unreact(to, emoji) {
      const { channelId, messageId } = expectFacts(to)
      await client.unreact(channelId, messageId, emoji)
    },
    async remove(post) {
      const { channelId, messageId } = expectFacts(post)
      await client.remove(channelId, messageId)
    },
    typing: async (to) => await client.typing(expectFacts(to).channelId),
    profile: async ({ value }) => partyOf(await client.user(value)),
  }
}
