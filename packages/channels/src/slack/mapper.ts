import type { InboundMessage, Party, PostMeta } from '@hubbub/contracts'
import { clean } from '../text/clean.ts'
import type { SlackMessage, SlackRoom } from './api-types.ts'
import { kind, type SlackSettings } from './config.ts'
import { mrkdwnToHtml, mrkdwnToText, type Names } from './mrkdwn.ts'
import { identityOf } from './people.ts'

/** The app in its workspace. */
export interface Ourselves {
  userId: string
  botId: string | null
  teamId: string
  /** Of the workspace, with a slash at its end. */
  url: string
}

export interface Said {
  message: SlackMessage
  room: SlackRoom
  author: Party
  names: Names
}

/** A message without its files and its original, which the caller adds. */
export type MappedMessage = Omit<InboundMessage, 'attachments' | 'raw'>

export const messageId = (channel: string, ts: string) => `${channel}:${ts}`
export const dateOf = (ts: string) => new Date(Math.round(Number(ts) * 1000))
const isDirect = ({ is_im: one, is_mpim: several }: SlackRoom) => one === true || several === true

export function mapMessage(
  { message, room, author, names }: Said,
  us: Ourselves,
  { addressed }: Pick<SlackSettings, 'addressed'>,
): MappedMessage {
  const { ts } = message
  const text = clean(mrkdwnToText(message.text, names), 100_000)
  const own = isOwn(message, us)
  return {
    externalId: messageId(room.id, ts),
    direction: own ? 'out' : 'in',
    author,
    subject: null,
    text,
    trimmedText: withoutUs(text, message, { us, names }),
    html: mrkdwnToHtml(message.text, names),
    sentAt: dateOf(ts),
    thread: { ownRef: messageId(room.id, ts), parentRefs: parentsOf(message, room), tokens: [] },
    mail: null,
    post: postOf({ message, room }, us),
    addressed: own || isAddressed(message, room, { us, everything: addressed === 'everything' }),
    ...sentAsOf(message),
  }
}

export const isOwn = ({ user, bot_id: bot }: SlackMessage, us: Ourselves) =>
  user === us.userId || (bot !== undefined && bot === us.botId)

/** In private all belongs to one thread; in a channel it is what stands below one message. */
function parentsOf({ ts, thread_ts: root }: SlackMessage, room: SlackRoom): string[] {
  const refs = root === undefined || root === ts ? [] : [messageId(room.id, root)]
  return isDirect(room) ? [...refs, `${room.id}:private`] : refs
}

/** Programs are heard and not answered: two of them would never end. */
function isAddressed(
  { user, text, parent_user_id: begun }: SlackMessage,
  room: SlackRoom,
  { us, everything }: { us: Ourselves; everything: boolean },
): boolean {
  if (user === undefined) return false
  return isDirect(room) || everything || begun === us.userId || text.includes(`<@${us.userId}`)
}

/** Our name at the beginning says only whom it is for. */
function withoutUs(
  text: string,
  { text: raw }: SlackMessage,
  { us, names }: { us: Ourselves; names: Names },
): string {
  if (!raw.trimStart().startsWith(`<@${us.userId}`)) return text
  const name = `@${names.user(us.userId) ?? us.userId}`
  const rest = text.trimStart()
  return (rest.startsWith(name) ? rest.slice(name.length).replace(/^[\s,:]+/, '') : text) || text
}

function postOf({ message, room }: Pick<Said, 'message' | 'room'>, us: Ourselves): PostMeta {
  const { ts, thread_ts: threadTs, edited, reactions } = message
  const likes = reactions?.reduce((sum, { count }) => sum + count, 0)
  return {
    form: isDirect(room) ? 'direct' : 'chat',
    audience: isDirect(room) ? 'direct' : 'followers',
    url: urlOf(us, room.id, message),
    place: placeOf(message, room),
    to: toOf({ message, room }, us),
    repeats: null,
    engagement: likes === undefined ? null : { likes },
    editedAt: edited === undefined ? null : dateOf(edited.ts).toISOString(),
    deletedAt: null,
    facts: {
      channel: room.id,
      ts,
      direct: isDirect(room),
      ...(threadTs !== undefined && threadTs !== ts && { threadTs }),
    },
  }
}

function toOf({ message, room }: Pick<Said, 'message' | 'room'>, us: Ourselves): Party[] {
  if (room.is_im !== true) return []
  const id = isOwn(message, us) ? room.user : us.userId
  return id === undefined ? [] : [{ kind, value: identityOf(us.teamId, id), name: null }]
}

/** A thread is a room: whoever speaks in it takes part. */
function placeOf({ ts, thread_ts: root }: SlackMessage, room: SlackRoom): PostMeta['place'] {
  if (room.is_im === true) return null
  if (room.is_mpim === true) return { id: `${room.id}:private`, name: 'Group message' }
  return { id: messageId(room.id, root ?? ts), name: room.name === undefined ? null : `#${room.name}` }
}

export function urlOf(
  { url }: Pick<Ourselves, 'url'>,
  channel: string,
  { ts, thread_ts: root }: Pick<SlackMessage, 'ts' | 'thread_ts'>,
): string {
  const thread = root === undefined || root === ts ? '' : `?thread_ts=${root}&cid=${channel}`
  return `${url}archives/${channel}/p${ts.replace('.', '')}${thread}`
}

export const sentMark = 'hubbub_message'

function sentAsOf({ metadata }: SlackMessage): { sentAs?: string } {
  const id = metadata?.event_type === sentMark ? metadata.event_payload?.['id'] : undefined
  return typeof id === 'string' ? { sentAs: id } : {}
}
