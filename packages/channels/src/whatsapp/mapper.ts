import type { InboundChange, InboundMessage, Party } from '@hubbub/contracts'
import type { WhatsappContact, WhatsappMessage, WhatsappStatus } from './api-types.ts'
import { kind } from './config.ts'
import { chatRefs, digitsOf, partyOf, type WhatsappPerson } from './people.ts'
import { fileOf, type NamedFile, referralWords, wordsOf } from './words.ts'

/** The number that a call is about. */
export interface OurNumber {
  id: string
  display: string
}

/** A message without its file and its original, which the caller adds. */
export type MappedMessage = Omit<InboundMessage, 'attachments' | 'raw'> & { file: NamedFile | null }

export type Mapped =
  | { kind: 'message'; message: MappedMessage }
  | { kind: 'change'; change: InboundChange }
  | { kind: 'nothing' }

export interface Spoken {
  us: OurNumber
  message: WhatsappMessage
  contacts: readonly WhatsappContact[]
  /** Said by us, in the WhatsApp Business app. */
  echo: boolean
}

export const usOf = ({ display }: OurNumber): Party => ({
  kind: 'phone',
  value: `+${digitsOf(display)}`,
  name: null,
})

export function mapMessage(spoken: Spoken): Mapped {
  const { message } = spoken
  const change = changeOf(message)
  if (change !== null) return { kind: 'change', change }
  // A number that changed, an ad that was opened: nobody says anything.
  if (['system', 'reaction', 'request_welcome'].includes(message.type)) return { kind: 'nothing' }
  const mapped = messageOf(spoken)
  return mapped === null ? { kind: 'nothing' } : { kind: 'message', message: mapped }
}

/** What has become of a message that was said before. */
function changeOf({ type, timestamp: at, edit, revoke, reaction }: WhatsappMessage): InboundChange | null {
  if (type === 'edit' && edit)
    return {
      kind: 'edited',
      externalId: edit.original_message_id,
      at,
      text: wordsOf(edit.message),
      html: null,
    }
  if (type === 'revoke' && revoke) return { kind: 'deleted', externalId: revoke.original_message_id, at }
  if (type === 'reaction' && reaction) {
    const { emoji = '', message_id: externalId } = reaction
    return { kind: 'engagement', externalId, at, engagement: { likes: emoji === '' ? 0 : 1 } }
  }
  return null
}

function messageOf({ us, message, contacts, echo }: Spoken): MappedMessage | null {
  const person = personOf(message, echo)
  const customer = partyOf(person, contacts)
  if (customer === null) return null
  const file = fileOf(message)
  const words = wordsOf(message)
  const referral = referralWords(message)
  const { id, timestamp, context, group_id: groupId } = message
  return {
    externalId: id,
    direction: echo ? 'out' : 'in',
    author: echo ? usOf(us) : customer,
    subject: null,
    text: [words, referral].filter(Boolean).join('\n\n'),
    trimmedText: words,
    html: null,
    sentAt: timestamp,
    thread: { ownRef: id, parentRefs: parentsOf(person, context?.id, groupId), tokens: [] },
    mail: null,
    post: {
      form: groupId === undefined ? 'direct' : 'chat',
      audience: 'direct',
      url: customer.url ?? null,
      place: groupId === undefined ? null : { id: `group:${groupId}`, name: null },
      to: [echo ? customer : usOf(us)],
      repeats: null,
      engagement: null,
      editedAt: null,
      deletedAt: null,
      facts: {
        ...person,
        ...(groupId !== undefined && { groupId }),
        ...(message.referral && { referral: message.referral }),
      },
    },
    addressed: true,
    file,
  }
}

function personOf(message: WhatsappMessage, echo: boolean): WhatsappPerson {
  const { from, from_user_id: fromId, to, to_user_id: toId } = message
  return echo
    ? { number: to === undefined ? null : digitsOf(to), userId: toId ?? null }
    : { number: from === undefined ? null : digitsOf(from), userId: fromId ?? null }
}

/** All of one chat belongs to one thread. */
function parentsOf(
  person: WhatsappPerson,
  quoted: string | undefined,
  groupId: string | undefined,
): string[] {
  const chat = groupId === undefined ? chatRefs(person) : [`group:${groupId}`]
  return [...(quoted === undefined ? [] : [quoted]), ...chat]
}

/** What is sent in `biz_opaque_callback_data`, so that every status says which of our messages it is about. */
export const callbackOf = (messageId: string) => `${kind}:${messageId}`

/** A status that is not known says nothing. */
export function mapStatus(status: WhatsappStatus): InboundChange[] {
  const { id: externalId, timestamp: at, status: word, biz_opaque_callback_data: data = '' } = status
  const ours = data.startsWith(`${kind}:`) ? data.slice(kind.length + 1) : null
  const taken: InboundChange[] = ours === null ? [] : [{ kind: 'sent', externalId, at, sentAs: ours }]
  if (word === 'delivered') return [...taken, { kind: 'delivered', externalId, at }]
  if (word === 'read' || word === 'played') return [...taken, { kind: 'read', externalId, at }]
  if (word === 'failed') return [...taken, { kind: 'failed', externalId, at, reason: failureOf(status) }]
  return taken
}

function failureOf({ errors = [] }: WhatsappStatus): string {
  const reasons = errors.map(
    ({ code, title, error_data: data }) =>
      [title, data?.details].filter((words) => words !== undefined && words !== '').join(': ') ||
      `Error ${code}`,
  )
  return reasons.join('; ') || 'WhatsApp could not deliver it'
}
