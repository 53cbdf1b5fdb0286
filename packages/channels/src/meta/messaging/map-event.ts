import type { InboundChange, InboundMessage, Party } from '@hubbub/contracts'
import type {
  MessagingAttachment,
  MessagingEvent,
  MessagingMessage,
  MessagingReferral,
} from './event-types.ts'

/** Whose conversation it is. */
export interface Desk {
  kind: 'messenger' | 'instagram'
  /** The page or the account, as its calls name it. */
  ownId: string
  /** What it is called there, where lists name it so. */
  handle?: string | null
}

/** A message without its files and its original, which the caller adds. */
export type MappedMessage = Omit<InboundMessage, 'attachments' | 'raw'> & { files: NamedFile[] }

export interface NamedFile {
  url: string
  filename: string
  inline: boolean
}

export interface MappedEvent {
  message: MappedMessage | null
  changes: InboundChange[]
}

export const chatRef = (personId: string) => `chat:${personId}`

export function mapEvent(event: MessagingEvent, desk: Desk): MappedEvent {
  const { message, postback, timestamp } = event
  if (message?.is_deleted === true)
    return { message: null, changes: [{ kind: 'deleted', externalId: message.mid, at: timestamp }] }
  if (message !== undefined) return { message: messageOf(event, message, desk), changes: [] }
  if (postback?.mid !== undefined) {
    const { mid, title = '', referral } = postback
    const pressed = {
      mid,
      text: title,
      is_echo: false,
      is_deleted: false,
      is_unsupported: false,
      attachments: [],
      referral,
    }
    return { message: messageOf(event, pressed, desk), changes: [] }
  }
  return { message: null, changes: changesOf(event, desk) }
}

function changesOf(
  { sender, timestamp: at, message_edit: edit, reaction, delivery, read }: MessagingEvent,
  { kind }: Desk,
): InboundChange[] {
  if (edit) return [{ kind: 'edited', externalId: edit.mid, at, text: edit.text, html: null }]
  if (reaction)
    return [
      {
        kind: 'engagement',
        externalId: reaction.mid,
        at,
        engagement: { likes: reaction.action === 'react' ? 1 : 0 },
      },
    ]
  if (delivery) return delivery.mids.map((externalId) => ({ kind: 'delivered', externalId, at }))
  if (read?.mid !== undefined) return [{ kind: 'read', externalId: read.mid, at }]
  if (read?.watermark !== undefined)
    return [
      {
        kind: 'read-until',
        externalId: sender.id,
        by: { kind, value: sender.id },
        at: new Date(read.watermark),
      },
    ]
  return []
}

/** Our own id beside what we send; networks that have no room for it never give it back. */
const mark = 'hubbub:'
export const metadataOf = (messageId: string) => `${mark}${messageId}`

function messageOf(
  event: MessagingEvent,
  message: Omit<MessagingMessage, 'referral'> & { referral?: MessagingReferral | undefined },
  desk: Desk,
): MappedMessage {
  const { sender, recipient, timestamp } = event
  // Instagram marks what the account wrote itself, Messenger what the page did; both stand as the sender.
  const ours = message.is_echo || sender.id === desk.ownId
  const personId = ours ? recipient.id : sender.id
  const person: Party = { kind: desk.kind, value: personId, name: null }
  const us: Party = { kind: desk.kind, value: desk.ownId, name: null }
  const words = wordsOf(message)
  const sentAs = message.metadata?.startsWith(mark) === true ? message.metadata.slice(mark.length) : undefined
  return {
    externalId: message.mid,
    direction: ours ? 'out' : 'in',
    author: ours ? us : person,
    subject: null,
    text: [words, ...notesOf(message)].filter(Boolean).join('\n\n'),
    trimmedText: words,
    html: null,
    sentAt: timestamp,
    thread: { ownRef: message.mid, parentRefs: parentsOf(message, personId), tokens: [] },
    mail: null,
    post: {
      form: 'direct',
      audience: 'direct',
      url: null,
      place: null,
      to: [ours ? person : us],
      repeats: null,
      engagement: null,
      editedAt: null,
      deletedAt: null,
      facts: {
        personId,
        at: timestamp.toISOString(),
        ...(message.referral && { referral: message.referral }),
      },
    },
    addressed: true,
    ...(ours && sentAs !== undefined && { sentAs }),
    files: filesOf(message.attachments),
  }
}

function parentsOf({ reply_to: answered }: Pick<MessagingMessage, 'reply_to'>, personId: string): string[] {
  return [...(answered?.mid === undefined ? [] : [answered.mid]), chatRef(personId)]
}

function wordsOf({
  text = '',
  attachments,
  is_unsupported: unsupported,
}: Pick<MessagingMessage, 'text' | 'attachments' | 'is_unsupported'>): string {
  if (unsupported) return '[A message that Meta does not hand over]'
  return [text, ...attachments.flatMap(pointerOf)].filter(Boolean).join('\n')
}

/** What people see of what only points somewhere: what it is called, and where it is. */
function pointerOf({ type, payload, title, url }: MessagingAttachment): string[] {
  if (fileTypes.has(type)) return []
  const { coordinates: place } = payload ?? {}
  if (place) return [`https://www.openstreetmap.org/?mlat=${place.lat}&mlon=${place.long}`]
  const name = payload?.title ?? title
  const where = type === 'story_mention' ? null : (payload?.url ?? url)
  if (type === 'story_mention') return ['[Mentioned you in a story]']
  return [[name, where].filter(Boolean).join(' ') || `[${type.replaceAll('_', ' ')}]`]
}

/** What led here, and which story it answers: shown, and none of the customer's words. */
function notesOf({
  reply_to: answered,
  referral,
}: Pick<MessagingMessage, 'reply_to' | 'referral'>): string[] {
  const story = answered?.story
  const { ads_context_data: ad, source } = referral ?? {}
  return [
    ...(story === undefined
      ? []
      : [`[Answer to your story${story.url === undefined ? '' : `: ${story.url}`}]`]),
    ...(source === 'ADS' || ad !== undefined
      ? [`[Came by the ad${ad?.ad_title === undefined ? '' : ` “${ad.ad_title}”`}]`]
      : []),
  ]
}

const fileTypes = new Set(['image', 'video', 'audio', 'file', 'sticker'])

function filesOf(attachments: readonly MessagingAttachment[]): NamedFile[] {
  const urls = new Set<string>()
  return attachments.flatMap(({ type, payload }) => {
    const url = payload?.url
    // A sticker came for a time as a picture, too.
    if (url === undefined || urls.has(url) || !(fileTypes.has(type) || type === 'story_mention')) return []
    urls.add(url)
    return [{ url, filename: fileNameOf(url, type), inline: type === 'image' || type === 'sticker' }]
  })
}

function fileNameOf(url: string, type: string): string {
  const last = URL.parse(url)?.pathname.split('/').at(-1) ?? ''
  return /\.[a-z0-9]{2,5}$/i.test(last) ? decodeURIComponent(last) : type.replaceAll('_', ' ')
}
