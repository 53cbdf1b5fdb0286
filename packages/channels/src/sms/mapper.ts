import type { InboundChange, InboundMessage, Party, PostMeta } from '@hubbub/contracts'
import { normalisePhone } from '@hubbub/contracts/phone'
import type { SmsCall, SmsMessage } from './api-types.ts'
import type { SmsSettings } from './config.ts'
import { errorWords } from './error-words.ts'
import { isOptOut } from './opt-out.ts'

export interface NamedMedia {
  url: string
  contentType: string
}

/** A message without its files and its original, which the caller adds. */
export type MappedSms = Omit<InboundMessage, 'attachments' | 'raw'> & { segments: number }

/** What all of them have, from whichever side they are told. */
interface Said {
  sid: string
  own: boolean
  /** The other side. */
  them: string
  name: string | null
  text: string
  at: Date
  optOut: boolean
  segments: number
}

export const ownParty = ({ from, messagingServiceSid }: SmsSettings): Party => ({
  kind: 'phone',
  value: from || messagingServiceSid.toLowerCase(),
  name: null,
})

/** Short codes and names are no telephone numbers: they cannot be called, and belong to nobody for good. */
export function partyOf(value: string, name: string | null): Party {
  const number = normalisePhone(value)
  return number === null ? { kind: 'sms', value, name } : { kind: 'phone', value: number, name }
}

export function mapMessage(message: SmsMessage, settings: SmsSettings, at?: Date): MappedSms {
  const own = message.direction !== 'inbound'
  const text = message.body ?? ''
  return toMessage(settings, {
    sid: message.sid,
    own,
    them: (own ? message.to : message.from) ?? 'unknown',
    name: null,
    text,
    at: at ?? message.date_sent ?? message.date_created ?? new Date(0),
    optOut: !own && isOptOut(text, undefined),
    segments: message.num_segments,
  })
}

export function mapCall(call: SmsCall, settings: SmsSettings, at: Date): MappedSms {
  const text = call.Body ?? ''
  return toMessage(settings, {
    sid: call.MessageSid,
    own: false,
    them: call.From ?? 'unknown',
    name: call.ProfileName ?? null,
    text,
    at,
    optOut: isOptOut(text, call.OptOutType),
    segments: call.NumSegments,
  })
}

function toMessage(settings: SmsSettings, said: Said): MappedSms {
  const { sid, own, text } = said
  const them = partyOf(said.them, said.name)
  const us = ownParty(settings)
  return {
    externalId: sid,
    direction: own ? 'out' : 'in',
    author: own ? us : them,
    subject: null,
    text,
    trimmedText: text,
    html: null,
    sentAt: said.at,
    // All that is texted with one person is one thread.
    thread: { ownRef: sid, parentRefs: [`with ${them.value}`], tokens: [] },
    mail: null,
    post: postOf(own ? them : us, said.optOut),
    addressed: true,
    segments: said.segments,
  }
}

const postOf = (to: Party, optOut: boolean): PostMeta => ({
  form: 'sms',
  audience: 'direct',
  url: null,
  place: null,
  to: [to],
  repeats: null,
  engagement: null,
  editedAt: null,
  deletedAt: null,
  facts: optOut ? { optOut: true } : {},
})

interface Status {
  sid: string
  status: string
  code: number | null
  words: string | null
  at: Date
}

/** What has become of one of ours; null where that says nothing new. */
export function changeOf({ sid, status, code, words, at }: Status): InboundChange | null {
  const about = { externalId: sid, at }
  switch (status) {
    case 'delivered':
      return { ...about, kind: 'delivered' }
    case 'read':
      return { ...about, kind: 'read' }
    case 'undelivered':
    case 'failed':
    case 'canceled':
      return { ...about, kind: 'failed', reason: errorWords(code, words) }
    default:
      return null
  }
}
