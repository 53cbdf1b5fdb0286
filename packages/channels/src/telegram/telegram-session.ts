import type { ChannelAccount, PostRef } from '@hubbub/contracts'
import { z } from 'zod'
import type { ChannelContext } from '../context.ts'
import type { ChannelActions, ChannelSession } from '../contract.ts'
import { createTelegramClient, type TelegramClient } from './client.ts'
import type { TelegramCredentials, TelegramSettings } from './config.ts'
import { type Bot, profileOf } from './mapper.ts'
import { pullUpdates } from './pull-updates.ts'
import { readAgain } from './read-updates.ts'
import { sendPost } from './send-post.ts'
import { expectFacts, factsOf } from './target.ts'

export interface TelegramAccount {
  settings: TelegramSettings
  credentials: TelegramCredentials
  account: ChannelAccount | null
  root: string
}

export function createTelegramSession(
  { settings, credentials: { token }, account, root }: TelegramAccount,
  context: ChannelContext,
): ChannelSession {
  const { clock } = context
  const client = createTelegramClient({ token, root, clock })
  const movedChats = new Map<number, number>()
  const bot = createBotMemory(client, { token, account })

  return {
    pull: (input) => pullUpdates({ client, token, settings, clock, context, bot }, input),
    watch: async () => {},
    send: async (message, { signal } = {}) => await sendPost({ client, movedChats }, message, signal),
    // @NOTE a bot is not told what it said itself, and Telegram knows no key that makes a second attempt the same
    lookupSent: async () => 'unknown',
    read: async (raw) => await readAgain({ client, bot: await bot() }, raw),
    ...actionsOf(client),
    async [Symbol.asyncDispose]() {},
  }
}

/** Who the bot is: as the last check said, else asked for once. */
export function createBotMemory(
  client: Pick<TelegramClient, 'me'>,
  { token, account }: { token: string; account: ChannelAccount | null },
) {
  let known: Bot | null = account === null ? null : { id: botId(token), username: account.handle }
  return async (signal?: AbortSignal): Promise<Bot> => {
    known ??= { id: botId(token), username: (await client.me(signal)).username ?? null }
    return known
  }
}

export const botId = (token: string) => token.slice(0, token.indexOf(':'))

function actionsOf({ call, chat }: TelegramClient): Partial<ChannelActions> {
  const setReaction = async (to: PostRef, reaction: { type: 'emoji'; emoji: Reaction }[]) => {
    const { chatId, messageId } = expectFacts(to)
    await call(z.boolean(), (raw, stop) =>
      raw.setMessageReaction({ chat_id: chatId, message_id: messageId, reaction }, stop),
    )
  }
  return {
    react: async (to, emoji) => await setReaction(to, [{ type: 'emoji', emoji: asReaction(emoji) }]),
    // A bot has one reaction to a message, and sets all of them at once.
    unreact: async (to) => await setReaction(to, []),
    async remove(post) {
      const { chatId, messageId } = expectFacts(post)
      await call(z.boolean(), (raw, stop) =>
        raw.deleteMessage({ chat_id: chatId, message_id: messageId }, stop),
      )
    },
    async typing(to) {
      const { chatId } = expectFacts(to)
      const topic = factsOf(to)?.topicId ?? null
      await call(z.boolean(), (raw, stop) =>
        raw.sendChatAction(
          { chat_id: chatId, action: 'typing', ...(topic !== null && { message_thread_id: topic }) },
          stop,
        ),
      )
    },
    profile: async ({ value }) => profileOf(await chat(Number(value))),
  }
}

type Reaction = Extract<
  NonNullable<
    Parameters<Parameters<Parameters<TelegramClient['call']>[1]>[0]['setMessageReaction']>[0]['reaction']
  >[number],
  { type: 'emoji' }
>['emoji']

/** Which signs may stand there, Telegram decides for each chat and refuses the others in words. */
const asReaction = (emoji: string) => emoji as Reaction
