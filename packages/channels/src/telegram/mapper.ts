import type { InboundChange, InboundMessage, NetworkProfile, Party, PostMeta } from '@hubbub/contracts'
import { profileWords } from '../text/profile-words.ts'
import type { TelegramChat, TelegramMessage, TelegramUpdate, TelegramUser } from './api-types.ts'
import { entitiesToHtml } from './entities-to-html.ts'
import { fileOf, type NamedFile } from './media.ts'
import { wordsOf } from './words.ts'

/** The bot itself, as getMe says; its number is the part of the token before the colon. */
export interface Bot {
  id: string
  /** Without the @; null as long as it was never asked for. */
  username: string | null
}

/** A message without its file and its original, which the caller adds. */
export type MappedMessage = Omit<InboundMessage, 'attachments' | 'raw'> & { file: NamedFile | null }

export type Mapped =
  | { kind: 'message'; message: MappedMessage }
  | { kind: 'change'; change: InboundChange }
  | { kind: 'nothing' }

export const messageId = (chatId: number, id: number) => `${chatId}:${id}`

export function mapUpdate(update: TelegramUpdate, bot: Bot): Mapped {
  const fresh = update.message ?? update.channel_post
  if (fresh) {
    const message = mapMessage(fresh, bot)
    return message === null ? { kind: 'nothing' } : { kind: 'message', message }
  }
  const edited = update.edited_message ?? update.edited_channel_post
  const words = edited ? wordsOf(edited) : null
  if (!edited || !words) return { kind: 'nothing' }
  const change: InboundChange = {
    kind: 'edited',
    externalId: messageId(edited.chat.id, edited.message_id),
    at: dateOf(edited.edit_date ?? edited.date),
    text: words.text,
    html: entitiesToHtml(words.text, words.entities),
  }
  return { kind: 'change', change }
}

/** Null where nobody says anything: who joined, what was pinned, a chat that moved. */
export function mapMessage(message: TelegramMessage, bot: Bot): MappedMessage | null {
  const words = wordsOf(message)
  if (words === null) return null
  const { chat, message_id: id } = message
  const author = authorOf(message)
  const addressed = isAddressed(message, bot)
  return {
    externalId: messageId(chat.id, id),
    direction: author.value === bot.id ? 'out' : 'in',
    author,
    subject: null,
    text: words.text,
    trimmedText: words.text,
    html: entitiesToHtml(words.text, words.entities),
    sentAt: dateOf(message.date),
    thread: { ownRef: messageId(chat.id, id), parentRefs: parentsOf(message, author, addressed), tokens: [] },
    mail: null,
    post: postOf(message, bot),
    addressed,
    file: fileOf(message),
  }
}

const dateOf = (seconds: number) => new Date(seconds * 1000)

function authorOf({ from, sender_chat: sender, chat }: TelegramMessage): Party {
  // @NOTE a channel, or an administrator who stays unnamed, speaks as a chat; `from` is then a stand-in
  if (sender) return partyOfChat(sender)
  return from ? partyOfUser(from) : partyOfChat(chat)
}

export function partyOfUser(user: TelegramUser): Party {
  return {
    kind: 'telegram',
    value: String(user.id),
    name: [user.first_name, user.last_name].filter(Boolean).join(' ') || null,
    ...(user.username !== undefined && { handle: user.username, url: `https://t.me/${user.username}` }),
  }
}

export const profileOf = (chat: TelegramChat): NetworkProfile => ({
  ...partyOfChat(chat),
  ...profileWords({ bio: chat.bio ?? chat.description }),
})

export function partyOfChat(chat: TelegramChat): Party {
  return {
    kind: 'telegram',
    value: String(chat.id),
    name: chat.title ?? ([chat.first_name, chat.last_name].filter(Boolean).join(' ') || null),
    ...(chat.username !== undefined && { handle: chat.username, url: `https://t.me/${chat.username}` }),
  }
}

/**
 * In private all belongs to one thread. In a group it is what answers what, the album, and, for what is said to us, the
 * person: who asks again there goes on where they left off.
 */
function parentsOf(message: TelegramMessage, author: Party, addressed: boolean): string[] {
  const { chat, reply_to_message: answered, media_group_id: album } = message
  const refs = answered ? [messageId(answered.chat.id, answered.message_id)] : []
  if (album !== undefined) refs.push(`${chat.id}:album:${album}`)
  if (chat.type === 'private') return [...refs, `${chat.id}:private`]
  return addressed ? [...refs, `${chat.id}:from:${author.value}`] : refs
}

function isAddressed(message: TelegramMessage, bot: Bot): boolean {
  if (message.chat.type === 'private') return true
  if (message.chat.type === 'channel') return false
  if (String(message.reply_to_message?.from?.id) === bot.id) return true
  const text = message.text ?? message.caption ?? ''
  const named = bot.username === null ? null : `@${bot.username.toLowerCase()}`
  return (message.entities ?? message.caption_entities ?? []).some(({ type, offset, length, user }) => {
    const words = text.slice(offset, offset + length).toLowerCase()
    if (type === 'text_mention') return String(user?.id) === bot.id
    if (type === 'mention') return words === named
    return type === 'bot_command' && named !== null && words.endsWith(named)
  })
}

type Form = Pick<PostMeta, 'form' | 'audience'>
/** Who may read a group without a name of its own are its members. */
const inGroup: Form = { form: 'chat', audience: 'followers' }
const forms: Readonly<Record<string, Form>> = {
  private: { form: 'direct', audience: 'direct' },
  channel: { form: 'post', audience: 'followers' },
}

function postOf(message: TelegramMessage, bot: Bot): PostMeta {
  const { chat } = message
  const isPrivate = chat.type === 'private'
  const us: Party = { kind: 'telegram', value: bot.id, name: null }
  return {
    ...(forms[chat.type] ?? inGroup),
    ...(!isPrivate && chat.username !== undefined && { audience: 'public' }),
    url: urlOf(chat, message.message_id),
    place: isPrivate ? null : { id: String(chat.id), name: chat.title ?? null },
    to: isPrivate ? [us] : [],
    repeats: null,
    engagement: null,
    editedAt: message.edit_date === undefined ? null : dateOf(message.edit_date).toISOString(),
    deletedAt: null,
    facts: factsOf(message),
  }
}

/** What an answer needs to find its way. */
function factsOf({
  chat,
  message_id: id,
  message_thread_id: topic,
  is_topic_message: inTopic,
}: TelegramMessage) {
  return {
    chatId: chat.id,
    messageId: id,
    chatType: chat.type,
    ...(inTopic === true && topic !== undefined && { topicId: topic }),
  }
}

/** Only groups and channels have addresses for what is said in them; a private one opens for its members. */
export function urlOf(chat: TelegramChat, id: number): string | null {
  if (chat.type !== 'supergroup' && chat.type !== 'channel') return null
  if (chat.username !== undefined) return `https://t.me/${chat.username}/${id}`
  return `https://t.me/c/${String(chat.id).replace(/^-100/, '')}/${id}`
}
