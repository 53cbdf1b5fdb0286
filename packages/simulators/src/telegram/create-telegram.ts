import { type HttpAnswer, type HttpRequest, jsonOf } from '../http/http-message.ts'
import { type FormPart, readForm } from '../http/read-form.ts'
import { startHttpServer } from '../http/start-http-server.ts'
import { type BotOptions, type CallOut, createBot, type SimulatedBot } from './telegram-bot.ts'
import { telegramMethods } from './telegram-methods.ts'
import {
  type TelegramChat,
  type TelegramMessage,
  TelegramRefusal,
  type TelegramUser,
} from './telegram-types.ts'
import { createTelegramWorld, isHeard, type TelegramWorld } from './telegram-world.ts'

export interface TelegramOptions {
  port?: number
  host?: string
  now?: () => Date
  callOut?: CallOut
}

export type TelegramSimulator = Awaited<ReturnType<typeof createTelegram>>

type Said = Omit<Partial<TelegramMessage>, 'chat'> & {
  from: TelegramUser
  chat?: TelegramChat
  replyTo?: number
}

/** The Bot API (https://core.telegram.org/bots/api) with bots, people and groups of the test's making. */
export async function createTelegram(options: TelegramOptions = {}) {
  const now = options.now ?? (() => new Date())
  const callOut = options.callOut ?? postCall
  const world = createTelegramWorld(now)
  const bots = new Map<string, SimulatedBot>()

  const limit = createLimit(now)
  const server = await startHttpServer({
    ...(options.port !== undefined && { port: options.port }),
    ...(options.host !== undefined && { host: options.host }),
    routes: {
      '* /:bot/:method': async (request) => await answer(request, { bots, world, limit }),
      'GET /file/:bot/*': ({ params }) => {
        const file = bots.has(tokenOf(params['bot'])) ? world.fileAt(params['*'] ?? '') : null
        return file ? { body: file.content } : { status: 404, body: 'Not Found' }
      },
    },
  })

  function spread(message: TelegramMessage, as: 'message' | 'edited_message', to?: SimulatedBot) {
    const key = message.chat.type === 'channel' ? ofChannels[as] : as
    for (const bot of to ? [to] : bots.values()) if (isHeard(message, bot)) bot.tell({ [key]: message })
  }

  return {
    ...server,
    world,
    addBot(bot: BotOptions): SimulatedBot {
      const made = createBot(bot, { now, callOut })
      bots.set(bot.token, made)
      return made
    },
    /** Somebody says something: in private to the first bot, or in a group. */
    write({ chat, replyTo, ...said }: Said): TelegramMessage {
      const room = chat ? world.roomOf(chat.id) : world.privateWith(said.from)
      const answered = replyTo === undefined ? undefined : room.messages.get(replyTo)
      const message = world.put(room, { ...said, ...(answered && { reply_to_message: answered }) })
      spread(message, 'message', chat ? undefined : [...bots.values()][0])
      return message
    },
    edit({ chat, message_id: id }: TelegramMessage, text: string): TelegramMessage {
      const room = world.roomOf(chat.id)
      const message = {
        ...(room.messages.get(id) as TelegramMessage),
        text,
        edit_date: Math.floor(now().getTime() / 1000),
      }
      room.messages.set(id, message)
      spread(message, 'edited_message')
      return message
    },
    /** Presses a button below what the bot has said. @returns by what its answer is found. */
    press(
      from: TelegramUser,
      { chat, message_id: id }: TelegramMessage,
      label: string,
      bot: SimulatedBot,
    ): string {
      const message = world.roomOf(chat.id).messages.get(id)
      const button = message?.reply_markup?.inline_keyboard.flat().find(({ text }) => text.startsWith(label))
      if (message === undefined || button?.callback_data === undefined)
        throw new Error(`there is no button “${label}” below message ${id}`)
      const press = world.openPress()
      bot.tell({
        callback_query: { id: press, from, message, chat_instance: '1', data: button.callback_data },
      })
      return press
    },
    said: (chatId: number): TelegramMessage[] => [...world.roomOf(chatId).messages.values()],
    /** Refuses everything for so long. */
    limit: limit.begin,
  }
}

const ofChannels = { message: 'channel_post', edited_message: 'edited_channel_post' } as const

interface Desk {
  bots: ReadonlyMap<string, SimulatedBot>
  world: TelegramWorld
  limit: ReturnType<typeof createLimit>
}

async function answer(request: HttpRequest, { bots, world, limit }: Desk): Promise<HttpAnswer> {
  try {
    const token = tokenOf(request.params['bot'])
    const bot = bots.get(token)
    if (!bot) throw new TelegramRefusal(token === '' ? 404 : 401, token === '' ? 'Not Found' : 'Unauthorized')
    limit.refuse()
    const method = telegramMethods[(request.params['method'] ?? '').toLowerCase()]
    if (!method) throw new TelegramRefusal(404, 'Not Found: method not found')
    const { input, files } = readInput(request)
    const result = await method({ bot, world, input, files, signal: request.signal })
    return { json: { ok: true, result } }
  } catch (error) {
    if (error instanceof TelegramRefusal) return refusal(error)
    throw error
  }
}

function createLimit(now: () => Date) {
  let until = 0
  return {
    begin(this: void, ms: number) {
      until = now().getTime() + ms
    },
    refuse() {
      const left = Math.ceil((until - now().getTime()) / 1000)
      if (left > 0)
        throw new TelegramRefusal(429, `Too Many Requests: retry after ${left}`, { retry_after: left })
    },
  }
}

const tokenOf = (part = '') => /^bot(\d+:[\w-]+)$/.exec(part)?.[1] ?? ''

function readInput(request: HttpRequest): { input: Record<string, unknown>; files: FormPart[] } {
  const type = request.headers['content-type'] ?? ''
  if (!type.startsWith('multipart/')) {
    const query = Object.fromEntries(request.query)
    return { input: { ...query, ...(type.includes('json') ? jsonOf(request) : {}) }, files: [] }
  }
  const parts = readForm(request)
  const fields = parts.filter(({ filename }) => filename === null)
  const input = fields.map(({ name, content }): [string, unknown] => [
    name,
    valueOf(Buffer.from(content).toString()),
  ])
  return { input: Object.fromEntries(input), files: parts.filter(({ filename }) => filename !== null) }
}

/** Objects travel as JSON in a form. */
const valueOf = (text: string): unknown => (/^[[{]/.test(text) ? JSON.parse(text) : text)

function refusal({ code, message, parameters }: TelegramRefusal): HttpAnswer {
  return {
    status: code,
    json: { ok: false, error_code: code, description: message, ...(parameters && { parameters }) },
  }
}

const postCall: CallOut = async ({ url, headers, body }) =>
  (await fetch(url, { method: 'POST', headers, body: new Uint8Array(body) })).status
