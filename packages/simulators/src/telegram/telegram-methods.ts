import type { FormPart } from '../http/read-form.ts'
import type { SimulatedBot } from './telegram-bot.ts'
import { type TelegramMessage, TelegramRefusal, type TelegramRole } from './telegram-types.ts'
import type { TelegramWorld } from './telegram-world.ts'

export interface MethodCall {
  bot: SimulatedBot
  world: TelegramWorld
  input: Record<string, unknown>
  files: readonly FormPart[]
  signal: AbortSignal
}

type Method = (call: MethodCall) => unknown

const bad = (words: string) => new TelegramRefusal(400, `Bad Request: ${words}`)
const MAX_TEXT = 4096
const MAX_CAPTION = 1024
const MAX_FETCH = 20_000_000

export const telegramMethods: Readonly<Record<string, Method>> = {
  getme: ({ bot }) => ({
    ...bot.me,
    can_join_groups: true,
    can_read_all_group_messages: bot.hearsGroups === true,
    supports_inline_queries: false,
  }),
  getupdates: async ({ bot, input, signal }) => await bot.fetch(input, signal),
  getwebhookinfo: ({ bot }) => bot.webhookInfo(),
  setwebhook({ bot, input }) {
    const url = wordsIn(input['url'])
    if (url !== '' && !url.startsWith('https:'))
      throw bad('bad webhook: An HTTPS URL must be provided for webhook')
    bot.setWebhook(url, typeof input['secret_token'] === 'string' ? input['secret_token'] : null)
    return true
  },
  deletewebhook({ bot }) {
    bot.setWebhook('', null)
    return true
  },
  getchat: ({ world, input }) => world.find(input['chat_id']).chat,
  getchatmember({ bot, world, input }) {
    if (Number(input['user_id']) !== bot.me.id) throw bad('user not found')
    return { user: bot.me, ...roleOf(bot, world.find(input['chat_id'])) }
  },
  getfile({ world, input }) {
    const id = String(input['file_id'])
    const file = world.file(id)
    if (!file) throw bad('invalid file_id')
    if (file.content.byteLength > MAX_FETCH) throw bad('file is too big')
    return {
      file_id: id,
      file_unique_id: `u-${id}`,
      file_size: file.content.byteLength,
      file_path: file.path,
    }
  },
  sendmessage: (call) => {
    const text = wordsIn(call.input['text'])
    if (text.trim() === '') throw bad('message text is empty')
    if (lengthOf(text) > MAX_TEXT) throw bad('message is too long')
    return say(call, { text, ...keyboardOf(call.input) })
  },
  answercallbackquery({ world, input }) {
    if (!world.answerPress(String(input['callback_query_id']), wordsIn(input['text'])))
      throw bad('query is too old and response timeout expired or query ID is invalid')
    return true
  },
  editmessagereplymarkup({ world, input }) {
    const message = messageOf(world, input, 'edit')
    const { reply_markup: asked } = keyboardOf(input)
    if (JSON.stringify(asked) === JSON.stringify(message.reply_markup))
      throw bad(
        'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
      )
    if (asked === undefined) delete message.reply_markup
    else message.reply_markup = asked
    return message
  },
  sendphoto: (call) => say(call, { ...captionOf(call.input), ...photoOf(call, 'photo') }),
  senddocument: (call) => say(call, { ...captionOf(call.input), ...documentOf(call, 'document') }),
  sendmediagroup(call) {
    const media = call.input['media'] as { type: string; media: string; caption?: string }[]
    if (media.length < 2 || media.length > 10) throw bad('group must contain from 2 to 10 items')
    const album = `album-${call.world.roomOf(Number(call.input['chat_id'])).nextId}`
    return media.map(({ type, media: source, caption }) => {
      const file = attached(call, source)
      const content = type === 'photo' ? asPhoto(call, file) : asDocument(call, file)
      return say(call, { ...captionOf({ caption }), ...content, media_group_id: album })
    })
  },
  sendchataction({ bot, world, input }) {
    writable(bot, world, Number(input['chat_id']))
    return true
  },
  setmessagereaction({ world, input }) {
    const message = messageOf(world, input)
    const [reaction] = (input['reaction'] ?? []) as { emoji: string }[]
    if (reaction && !['👍', '❤', '🔥', '🎉', '👏'].includes(reaction.emoji)) throw bad('REACTION_INVALID')
    message['reactions'] = reaction ? [reaction.emoji] : []
    return true
  },
  deletemessage({ bot, world, input }) {
    const message = messageOf(world, input, 'delete')
    const isOwn = message.from?.id === bot.me.id
    const { chat } = message
    const mayDelete = chat.type === 'channel' ? roleOf(bot, world.roomOf(chat.id)).status !== 'left' : isOwn
    if (!mayDelete && chat.type !== 'private') throw bad("message can't be deleted")
    world.roomOf(Number(input['chat_id'])).messages.delete(message.message_id)
    return true
  },
}

const roleOf = (bot: SimulatedBot, { chat, roles }: ReturnType<TelegramWorld['roomOf']>): TelegramRole =>
  roles.get(bot.me.id) ?? { status: chat.type === 'channel' ? 'left' : 'member' }

function writable(bot: SimulatedBot, world: TelegramWorld, chatId: number) {
  const room = world.roomOf(chatId)
  const { status, ...may } = roleOf(bot, room)
  if (room.chat.type === 'channel') {
    if (status === 'left')
      throw new TelegramRefusal(403, 'Forbidden: bot is not a member of the channel chat')
    if (may.can_post_messages === false) throw bad('need administrator rights in the channel chat')
  } else if (status === 'left' || status === 'kicked')
    throw new TelegramRefusal(403, 'Forbidden: bot is not a member of the supergroup chat')
  else if (may.can_send_messages === false) throw bad('not enough rights to send text messages to the chat')
  if (bot.blockedBy.has(chatId)) throw new TelegramRefusal(403, 'Forbidden: bot was blocked by the user')
  return room
}

function say({ bot, world, input }: MethodCall, content: Partial<TelegramMessage>): TelegramMessage {
  const room = writable(bot, world, Number(input['chat_id']))
  const asked = input['reply_parameters'] as
    | { message_id: number; allow_sending_without_reply?: boolean }
    | undefined
  const answered = asked ? room.messages.get(asked.message_id) : undefined
  if (asked && !answered && asked.allow_sending_without_reply !== true)
    throw bad('message to be replied not found')
  const topic = input['message_thread_id']
  return world.put(room, {
    // In a channel the channel speaks, whoever wrote it.
    ...(room.chat.type === 'channel' ? { sender_chat: room.chat } : { from: bot.me }),
    ...content,
    ...(topic !== undefined && { message_thread_id: Number(topic), is_topic_message: true }),
    ...(answered && { reply_to_message: answered }),
  })
}

function messageOf(world: TelegramWorld, input: MethodCall['input'], what = 'react to'): TelegramMessage {
  const message = world.roomOf(Number(input['chat_id'])).messages.get(Number(input['message_id']))
  if (!message) throw bad(`message to ${what} not found`)
  return message
}

const MAX_DATA = 64

/** https://core.telegram.org/bots/api#inlinekeyboardmarkup */
function keyboardOf({ reply_markup: asked }: MethodCall['input']): {
  reply_markup?: NonNullable<TelegramMessage['reply_markup']>
} {
  if (asked === undefined) return {}
  const markup = asked as NonNullable<TelegramMessage['reply_markup']>
  const rows = markup.inline_keyboard.filter((row) => row.length > 0)
  for (const { text, url, callback_data: data } of rows.flat()) {
    if (text === '') throw bad('text buttons are unallowed in the inline keyboard')
    if (url === undefined && data === undefined)
      throw bad('Text buttons are unallowed in the inline keyboard')
    if (data !== undefined && Buffer.byteLength(data) > MAX_DATA) throw bad('BUTTON_DATA_INVALID')
    if (url !== undefined && !/^https?:\/\/[^/]+\.[^/]+/.test(url))
      throw bad(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`)
  }
  return rows.length === 0 ? {} : { reply_markup: { inline_keyboard: rows } }
}

const wordsIn = (value: unknown) => (typeof value === 'string' ? value : '')
const lengthOf = (text: string) => Array.from(text).length

function captionOf(input: { caption?: unknown }): { caption?: string } {
  const caption = wordsIn(input.caption)
  if (lengthOf(caption) > MAX_CAPTION) throw bad('message caption is too long')
  return caption === '' ? {} : { caption }
}

/** `attach://name` stands for a part of the form. */
function attached({ files }: MethodCall, source: unknown): FormPart {
  const file = files.find(({ name }) => `attach://${name}` === source || name === source)
  if (!file) throw bad('there is no file in the request')
  return file
}

const photoOf = (call: MethodCall, field: string) => asPhoto(call, attached(call, call.input[field] ?? field))
const documentOf = (call: MethodCall, field: string) =>
  asDocument(call, attached(call, call.input[field] ?? field))

function asPhoto({ world }: MethodCall, { content, filename }: FormPart) {
  return { photo: [{ ...world.keepFile(content, filename ?? 'photo.jpg'), width: 640, height: 480 }] }
}

function asDocument({ world }: MethodCall, { content, filename }: FormPart) {
  const name = filename ?? 'document'
  return { document: { ...world.keepFile(content, name), file_name: name } }
}
