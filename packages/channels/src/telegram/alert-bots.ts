import type { Clock } from '@hubbub/contracts'
import { InlineKeyboard } from 'grammy'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { ChannelOptions } from '../options.ts'
import { chatSchema, messageSchema, userSchema } from './api-types.ts'
import { createTelegramClient } from './client.ts'
import { credentialsSchema, limits } from './config.ts'
import { partyOfChat } from './mapper.ts'
import { botId } from './telegram-session.ts'

const WAIT_SECONDS = 25
/** A button carries at most 64 bytes back. */
const pressed = /^ack:([0-9a-f-]{36})$/
/** A code comes with a link of ours, or as somebody types it. */
const started = /^\/start(?:@\w+)?\s+([\w-]{10,64})\s*$/
const stopped = /^\/stop(?:@\w+)?\s*$/
const MOST_TITLE = 40

const updateSchema = z.object({
  update_id: z.int(),
  message: messageSchema.optional(),
  callback_query: z
    .object({
      id: z.string(),
      from: userSchema,
      data: z.string().optional(),
      message: z.object({ message_id: z.int(), chat: chatSchema }).optional(),
    })
    .optional(),
})
type Update = z.output<typeof updateSchema>

export interface BotUpdateRead {
  id: number
  chat: { id: string; name: string }
  /** Null where nobody said anything to the bot alone. */
  said:
    | { kind: 'start'; code: string }
    | { kind: 'stop' }
    | { kind: 'other' }
    | { kind: 'acknowledge'; noticeId: string }
    | null
  /** By which a press is answered, and the message below which it was made. */
  press: { id: string; messageId: number | null } | null
}

export interface BotAlert {
  text: string
  /** Can be taken by a press. */
  buttons: { noticeId: string; title: string }[]
  /** Of pages here. */
  links: { url: string; title: string }[]
}

export type AlertBots = ReturnType<typeof createAlertBots>
export type BotSender = ReturnType<AlertBots['bot']>

/** Bots by which people are told in private, and asked whether they take it. */
export function createAlertBots({ urls, clock }: Pick<ChannelOptions, 'urls'> & { clock: Clock }) {
  const root = () => (urls['telegram'] ?? 'https://api.telegram.org').replace(/\/+$/, '')
  return {
    /** Who a token stands for. */
    async check(token: string): Promise<{ botId: string; username: string }> {
      // It becomes part of the address that is asked.
      if (!credentialsSchema.shape.token.safeParse(token).success)
        throw new ChannelError({ class: 'rejected', message: 'A token looks like 123456789:AAF…' })
      const { username } = await createTelegramClient({ token, root: root(), clock }).me()
      return { botId: botId(token), username: username ?? botId(token) }
    },
    bot: (token: string) => openBot(token, { root: root(), clock }),
  }
}

function openBot(token: string, { root, clock }: { root: string; clock: Clock }) {
  const client = createTelegramClient({ token, root, clock })
  return {
    /** What was said and pressed since; waits for it where there is nothing. */
    async updates(offset: number | null, signal: AbortSignal): Promise<BotUpdateRead[]> {
      const found = await client.call(
        z.array(z.unknown()),
        (raw, stop) =>
          raw.getUpdates(
            {
              limit: 50,
              timeout: WAIT_SECONDS,
              allowed_updates: ['message', 'callback_query'],
              ...(offset !== null && { offset }),
            },
            stop,
          ),
        { signal, ms: (WAIT_SECONDS + 30) * 1000 },
      )
      return found.flatMap((one) => {
        const parsed = updateSchema.safeParse(one)
        if (parsed.success) return [readUpdate(parsed.data)]
        const { update_id: id } = z.object({ update_id: z.int() }).parse(one)
        return [{ id, chat: { id: '', name: '' }, said: null, press: null }]
      })
    },
    /** @returns what Telegram made of it. */
    async tell(chatId: string, { text, buttons, links }: BotAlert): Promise<string> {
      const keyboard = new InlineKeyboard()
      const one = buttons.length === 1
      for (const { noticeId, title } of buttons)
        keyboard.text(one ? 'Acknowledge' : `Acknowledge: ${short(title)}`, `ack:${noticeId}`).row()
      for (const { url, title } of links)
        keyboard.url(links.length === 1 ? 'Look at it' : `Look: ${short(title)}`, url).row()
      const [sent] = await client.send((raw, stop) =>
        raw.sendMessage(
          {
            chat_id: chatId,
            text: fit(text),
            link_preview_options: { is_disabled: true },
            ...(buttons.length + links.length > 0 && { reply_markup: keyboard }),
          },
          stop,
        ),
      )
      return `Telegram took it as message ${sent?.message_id ?? '?'}`
    },
    async say(chatId: string, text: string): Promise<void> {
      await client.send((raw, stop) => raw.sendMessage({ chat_id: chatId, text: fit(text) }, stop))
    },
    /** Says what came of a press; where it is settled its buttons go. */
    async answer({ chat, press }: BotUpdateRead, text: string, settled: boolean): Promise<void> {
      if (press === null) return
      const { id, messageId } = press
      await client.call(z.boolean(), (raw, stop) =>
        raw.answerCallbackQuery({ callback_query_id: id, text: text.slice(0, 200) }, stop),
      )
      if (!settled || messageId === null) return
      await client.call(z.unknown(), (raw, stop) =>
        raw.editMessageReplyMarkup({ chat_id: chat.id, message_id: messageId }, stop),
      )
    },
  }
}

function readUpdate({ update_id: id, message, callback_query: query }: Update): BotUpdateRead {
  if (query !== undefined) {
    const noticeId = pressed.exec(query.data ?? '')?.[1]
    return {
      id,
      chat: nameOf(query.message?.chat ?? { id: query.from.id, type: 'private' }),
      said: noticeId === undefined ? null : { kind: 'acknowledge', noticeId },
      press: { id: query.id, messageId: query.message?.message_id ?? null },
    }
  }
  const chat = message?.chat
  // In a group everybody would see what one person is told.
  if (message === undefined || chat?.type !== 'private')
    return { id, chat: { id: '', name: '' }, said: null, press: null }
  const text = message.text ?? ''
  const code = started.exec(text)?.[1]
  if (code !== undefined) return { id, chat: nameOf(chat), said: { kind: 'start', code }, press: null }
  return { id, chat: nameOf(chat), said: { kind: stopped.test(text) ? 'stop' : 'other' }, press: null }
}

function nameOf(chat: z.output<typeof chatSchema>): { id: string; name: string } {
  const { handle, name } = partyOfChat(chat)
  return { id: String(chat.id), name: handle === undefined ? (name ?? 'Telegram') : `@${handle}` }
}

const short = (title: string) =>
  title.length > MOST_TITLE ? `${title.slice(0, MOST_TITLE - 1).trimEnd()}…` : title

const fit = (text: string) => {
  const letters = Array.from(text)
  return letters.length > limits.text ? `${letters.slice(0, limits.text - 1).join('')}…` : text
}
