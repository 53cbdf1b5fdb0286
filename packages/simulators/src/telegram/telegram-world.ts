import { createListeners } from '../listeners.ts'
import type { SimulatedBot } from './telegram-bot.ts'
import {
  type TelegramChat,
  type TelegramMessage,
  TelegramRefusal,
  type TelegramRole,
  type TelegramUser,
} from './telegram-types.ts'

export type TelegramWorld = ReturnType<typeof createTelegramWorld>

interface Room {
  chat: TelegramChat
  messages: Map<number, TelegramMessage>
  nextId: number
  /** What bots are in it, by their numbers; those of whom nothing is said are members of groups, and strangers to channels. */
  roles: Map<number, TelegramRole>
  /** Where it lives on as a supergroup. */
  movedTo: number | null
}

/** Chats, their messages and files: what all bots see parts of. */
export function createTelegramWorld(now: () => Date) {
  const rooms = new Map<number, Room>()
  const files = new Map<string, { content: Uint8Array; path: string }>()
  const putting = createListeners<TelegramMessage>()
  let counter = 0

  const add = (chat: TelegramChat) => {
    const room: Room = { chat, messages: new Map(), nextId: 1, roles: new Map(), movedTo: null }
    rooms.set(chat.id, room)
    return room
  }

  function roomOf(chatId: number): Room {
    const room = rooms.get(chatId)
    if (!room) throw new TelegramRefusal(400, 'Bad Request: chat not found')
    if (room.movedTo !== null)
      throw new TelegramRefusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', {
        migrate_to_chat_id: room.movedTo,
      })
    return room
  }

  return {
    roomOf,
    /** By its number, or by the name that it has before everybody. */
    find(id: unknown): Room {
      const name = typeof id === 'string' && id.startsWith('@') ? id.slice(1).toLowerCase() : null
      if (name === null) return roomOf(Number(id))
      const found = [...rooms.values()].find(({ chat }) => chat.username?.toLowerCase() === name)
      if (!found) throw new TelegramRefusal(400, 'Bad Request: chat not found')
      return found
    },
    /** The private chat with a person; made when they write first. */
    privateWith(user: TelegramUser): Room {
      const { is_bot: _, ...names } = user
      return rooms.get(user.id) ?? add({ ...names, type: 'private' })
    },
    group: (title: string, rest: Partial<TelegramChat> = {}) => {
      counter += 1
      const type = rest.type ?? 'supergroup'
      const id = type === 'group' ? -(5000 + counter) : -(1_000_000_000_000 + 5000 + counter)
      return add({ id, type, title, ...rest }).chat
    },
    upgrade(chatId: number): TelegramChat {
      const old = roomOf(chatId)
      const chat = this.group(old.chat.title ?? '', { type: 'supergroup' })
      old.movedTo = chat.id
      return chat
    },
    put(room: Room, message: Omit<TelegramMessage, 'message_id' | 'date' | 'chat'>): TelegramMessage {
      const id = room.nextId++
      const date = Math.floor(now().getTime() / 1000)
      const whole: TelegramMessage = { message_id: id, date, chat: room.chat, ...message }
      room.messages.set(id, whole)
      putting.tell(whole)
      return whole
    },
    onPut: putting.listen,
    ...createPresses(),
    keepFile(content: Uint8Array, filename: string) {
      counter += 1
      const id = `file-${counter}`
      files.set(id, { content, path: `documents/${counter}_${filename.replace(/[^\w.-]/g, '_')}` })
      return { file_id: id, file_unique_id: `u-${counter}`, file_size: content.byteLength }
    },
    file: (id: string) => files.get(id) ?? null,
    fileAt: (path: string) => [...files.values()].find((file) => file.path === path) ?? null,
  }
}

/** Buttons that were pressed, and what was shown for it. */
function createPresses() {
  const presses = new Map<string, string | null>()
  return {
    /** Somebody waits for what comes of it. */
    openPress(): string {
      const id = `press-${presses.size + 1}`
      presses.set(id, null)
      return id
    },
    /** False where nobody waits. */
    answerPress(id: string, text: string): boolean {
      if (presses.get(id) !== null) return false
      presses.set(id, text)
      return true
    },
    /** What was shown to who pressed; null as long as nothing was. */
    pressAnswer: (id: string) => presses.get(id) ?? null,
  }
}

/** Whether a bot gets to see what is said in a group, by Telegram's privacy mode. */
export function isHeard(message: TelegramMessage, bot: SimulatedBot): boolean {
  if (message.chat.type === 'private' || message.chat.type === 'channel') return true
  if (bot.hearsGroups === true) return true
  const text = message.text ?? message.caption ?? ''
  const named = text.toLowerCase().includes(`@${bot.username.toLowerCase()}`)
  return named || text.startsWith('/') || message.reply_to_message?.from?.id === bot.me.id
}
