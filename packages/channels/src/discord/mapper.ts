import type { InboundMessage, Party, PostMeta } from '@hubbub/contracts'
import { clean, cleanLine } from '../text/clean.ts'
import type { DiscordChannel, DiscordMessage, DiscordUser } from './api-types.ts'
import { type DiscordSettings, kind } from './config.ts'
import { markdownToHtml, markdownToText, type Names } from './markdown.ts'
import { messageIdOf } from './nonce.ts'
import { isPrivate, isThread } from './places.ts'
import { wordsOf } from './words.ts'

/** The bot itself. */
export interface Bot {
  id: string
  name: string
}

export interface Said {
  message: DiscordMessage
  /** Null: we may not see it, though we heard what was said there. */
  room: DiscordChannel | null
  channelName(id: string): string | null
}

/** A message without its files and its original, which the caller adds. */
export type MappedMessage = Omit<InboundMessage, 'attachments' | 'raw'>

/** Written by somebody: an answer, or something of its own. */
const spoken = new Set([0, 19, 20, 23])

/** Null where nobody says anything: who joined, what was pinned, and words that the bot may not read. */
export function mapMessage(
  said: Said,
  bot: Bot,
  { addressed: whom }: Pick<DiscordSettings, 'addressed'>,
): MappedMessage | null {
  const { message } = said
  const words = wordsOf(message)
  if (!spoken.has(message.type) || (words === '' && message.attachments.length === 0)) return null
  const names = namesIn(said, bot)
  const text = clean(markdownToText(words, names), 100_000)
  const own = message.author.id === bot.id
  const addressed = own || isAddressed(said, bot, whom === 'everything')
  const sentAs = own ? messageIdOf(message.nonce) : null
  return {
    externalId: message.id,
    direction: own ? 'out' : 'in',
    author: partyOf(message.author, message.member?.nick),
    subject: null,
    text,
    trimmedText: withoutUs(text, words, { bot, names }),
    html: markdownToHtml(words, names),
    sentAt: new Date(message.timestamp),
    thread: { ownRef: message.id, parentRefs: parentsOf(said, addressed && !own), tokens: [] },
    mail: null,
    post: postOf(said, bot),
    addressed,
    ...(sentAs !== null && { sentAs }),
  }
}

export function namesIn({ message, channelName }: Said, bot: Bot): Names {
  const users = new Map(message.mentions.map((user) => [user.id, nameOf(user, user.member?.nick)]))
  return { user: (id) => users.get(id) ?? (id === bot.id ? bot.name : null), channel: channelName }
}

const nameOf = ({ global_name: name, username }: DiscordUser, nick?: string | null) =>
  cleanLine(nick || name || username, 200)

export function partyOf(user: DiscordUser, nick?: string | null): Party {
  return {
    kind,
    value: user.id,
    name: nameOf(user, nick),
    handle: user.username,
    ...(user.avatar != null && {
      avatarUrl: `https://cdn.discordapp.com/avatars/${user.id}/${user.avatar}.webp?size=96`,
    }),
  }
}

const isDirect = ({ message, room }: Said) =>
  room === null ? message.guild_id === undefined : isPrivate(room)

/** Programs are heard and not answered: two of them would never end. */
function isAddressed(said: Said, bot: Bot, everything: boolean): boolean {
  const { author, webhook_id: webhook, mentions, referenced_message: answered } = said.message
  if (author.bot === true || webhook !== undefined) return false
  if (isDirect(said) || everything) return true
  return answered?.author.id === bot.id || mentions.some(({ id }) => id === bot.id)
}

/**
 * In private all belongs to one thread. In a server it is what answers what and the thread it stands in, and, for what
 * is said to us outside of one, the person: who asks again there goes on where they left off.
 */
function parentsOf(said: Said, addressed: boolean): string[] {
  const { message, room } = said
  const { message_reference: reference, channel_id: channelId } = message
  // Of type 1 it is forwarded, not answered.
  const refs =
    reference?.message_id !== undefined && (reference.type ?? 0) === 0 ? [reference.message_id] : []
  if (isDirect(said)) return [...refs, `${channelId}:private`]
  // A thread has the id of the message that it began with.
  if (room !== null && isThread(room)) return room.id === message.id ? refs : [...new Set([...refs, room.id])]
  return addressed ? [...refs, `${channelId}:from:${message.author.id}`] : refs
}

/** Our name at the beginning says only whom it is for. */
function withoutUs(text: string, words: string, { bot, names }: { bot: Bot; names: Names }): string {
  if (!new RegExp(`^\\s*<@!?${bot.id}>`).test(words)) return text
  const name = `@${names.user(bot.id) ?? bot.id}`
  const rest = text.trimStart()
  return (rest.startsWith(name) ? rest.slice(name.length).replace(/^[\s,:]+/, '') : text) || text
}

function postOf(said: Said, bot: Bot): PostMeta {
  const { message, room } = said
  const { id, channel_id: channelId, edited_timestamp: editedAt, reactions } = message
  const direct = isDirect(said)
  const guildId = message.guild_id ?? room?.guild_id ?? null
  return {
    form: direct ? 'direct' : 'chat',
    audience: direct ? 'direct' : 'followers',
    url: urlOf(guildId, channelId, id),
    place: direct ? null : { id: channelId, name: room?.name == null ? null : placeName(room) },
    to: direct ? toOf(said, bot) : [],
    repeats: message.message_reference?.type === 1 ? (message.message_reference.message_id ?? null) : null,
    engagement: reactions === undefined ? null : { likes: likesOf(reactions) },
    editedAt: editedAt == null ? null : new Date(editedAt).toISOString(),
    deletedAt: null,
    facts: { channelId, messageId: id, guildId, direct },
  }
}

const placeName = (room: DiscordChannel) => (isThread(room) ? (room.name ?? '') : `#${room.name}`)
export const likesOf = (reactions: readonly { count: number }[]) =>
  reactions.reduce((sum, { count }) => sum + count, 0)

function toOf({ message, room }: Said, bot: Bot): Party[] {
  if (message.author.id !== bot.id) return [{ kind, value: bot.id, name: null }]
  return (room?.recipients ?? []).map((user) => partyOf(user))
}

export const urlOf = (guildId: string | null, channelId: string, id: string) =>
  `https://discord.com/channels/${guildId ?? '@me'}/${channelId}/${id}`
