import type {
  OutboundEnvelope,
  OutboundMessage,
  OutboundPost,
  SendResult,
  SentLookup,
} from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import type { SentQuestion } from '../contract.ts'
import type { SmsMessage } from './api-types.ts'
import type { SmsClient } from './client.ts'
import { limits, type SmsSettings } from './config.ts'
import { sentAtOf } from './cursor.ts'
import { errorWords } from './error-words.ts'
import { listMessages } from './list-messages.ts'
import type { SmsPurse } from './spend.ts'

export interface SendDeps {
  client: SmsClient
  settings: SmsSettings
  purse: SmsPurse
  context: Pick<ChannelContext, 'webhookUrl'>
}

export async function sendSms(
  { client, settings, purse, context }: SendDeps,
  message: OutboundMessage,
  signal?: AbortSignal,
): Promise<SendResult> {
  const { text, to } = expectText(message)
  await purse.permit()
  const callback = callbackOf(settings, context.webhookUrl)
  const sent = await client.send(
    {
      To: to,
      Body: text,
      ...(settings.from !== '' && { From: settings.from }),
      ...(settings.messagingServiceSid !== '' && { MessagingServiceSid: settings.messagingServiceSid }),
      ...(callback !== null && { StatusCallback: callback }),
    },
    signal,
  )
  if (sent.status === 'failed' || sent.status === 'undelivered')
    throw refused(errorWords(sent.error_code, sent.error_message))
  await purse.sent(sent.num_segments)
  return resultOf(sent, to)
}

/** The network calls no address that is not public, and refuses the message with it. */
function callbackOf({ apiUrl }: SmsSettings, webhookUrl: string | null): string | null {
  if (webhookUrl === null) return null
  return webhookUrl.startsWith('https:') || apiUrl.startsWith('http:') ? webhookUrl : null
}

function expectText(message: OutboundMessage): { text: string; to: string } {
  if (message.form !== 'post') throw refused('Only text messages leave by a number')
  if (message.attachments.length > 0) throw refused('Files cannot be sent by text message from here')
  if (message.text.trim() === '') throw refused('There is nothing to send')
  if (Array.from(message.text).length > limits.text) throw refused(errorWords(21617))
  if (message.inReplyTo?.post.facts['optOut'] === true) throw refused(errorWords(21610))
  return { text: message.text, to: recipientOf(message) }
}

function recipientOf({ to, inReplyTo }: Pick<OutboundPost, 'to' | 'inReplyTo'>): string {
  const party = to ?? inReplyTo?.author ?? null
  if (party !== null && /^(\+\d{5,15}|\d{3,8})$/.test(party.value)) return party.value
  throw refused('There is no number to send it to')
}

const refused = (message: string) => new ChannelError({ class: 'rejected', message })

/**
 * The network knows no key of ours: it is found by whom it went to and what it says. That it is not there yet proves
 * nothing.
 */
export async function lookupSms(
  { client, settings }: Pick<SendDeps, 'client' | 'settings'>,
  { message, since }: SentQuestion,
): Promise<SentLookup> {
  const wanted = wantedOf(message)
  if (wanted === null) return 'unknown'
  // Clocks differ.
  const from = new Date(since.getTime() - 60_000)
  const listed = await listMessages(client, settings, { from })
  const found = listed
    .flatMap(({ message: one }) => (one !== null && isSame(one, wanted) ? [one] : []))
    .toSorted((a, b) => sentAtOf(a) - sentAtOf(b))
  return found[0] === undefined ? 'unknown' : resultOf(found[0], wanted.to)
}

function wantedOf(message: OutboundEnvelope): { text: string; to: string } | null {
  return message.form === 'post' ? { text: message.text, to: recipientOf(message) } : null
}

const isSame = (one: SmsMessage, { text, to }: { text: string; to: string }) =>
  one.direction !== 'inbound' && one.to === to && plain(one.body ?? '') === plain(text)
const plain = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()

function resultOf({ sid, num_segments: segments }: SmsMessage, to: string): SendResult {
  const response = `Taken as ${sid}${segments > 1 ? `, in ${segments} segments` : ''}`
  return {
    externalId: sid,
    ownRef: sid,
    response,
    recipients: [{ address: to, status: 'accepted', response }],
  }
}
