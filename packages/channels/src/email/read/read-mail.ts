import type { InboundMessage, Party } from '@hubbub/contracts'
import { type ParsedMail, simpleParser } from 'mailparser'
import { ownIdHeader } from '../own-id-header.ts'
import { isAutoSubmitted, isBulk, isDeliveryReport } from './auto-response.ts'
import { cleanLine } from '../../text/clean.ts'
import { indexHeaders, type MailHeaders } from './mail-headers.ts'
import { toAttachments } from './mail-attachments.ts'
import { type ReadMode, readBody } from './mail-body.ts'
import { contentId, messageIdIn } from './message-ids.ts'
import { normaliseAddress, toParties } from './parties.ts'
import { returnedIds } from './returned-ids.ts'
import { threadHints } from './thread-hints.ts'

export type { ReadMode } from './mail-body.ts'

export interface ReadContext {
  direction: 'in' | 'out'
  /** Address and aliases of the mailbox. */
  ownAddresses: readonly string[]
  /** When the server got it; a mail is never from later than that. */
  receivedAt: Date
}

/** A message without its original, which the caller has. */
export type ReadMail = Omit<InboundMessage, 'raw'>

/** Reads a mail as far as it can be read. Not for the event loop: a hostile mail takes as long as it likes. */
export async function readMail(raw: Uint8Array, context: ReadContext, mode: ReadMode): Promise<ReadMail> {
  const mail = await simpleParser(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength), parserOptions)
  const headers = indexHeaders(mail.headerLines ?? [])
  const subject = cleanLine(mail.subject ?? '', 1000) || null
  const report = isDeliveryReport(headers) || headers.has('x-failed-recipients')
  const parties = readParties(mail)

  return {
    externalId: externalId(headers, raw, context.direction),
    direction: context.direction,
    author: readAuthor(mail, parties, headers),
    subject,
    ...readBody({ text: mail.text ?? '', html: mail.html || null, mode }),
    sentAt: sentAt(mail.date, context.receivedAt),
    thread: threadHints({
      headers,
      ownAddresses: context.ownAddresses,
      returnedIds: report ? returnedIds(raw) : [],
    }),
    post: null,
    addressed: true,
    mail: { ...parties, autoSubmitted: isAutoSubmitted(headers, subject), bulk: isBulk(headers) },
    attachments: toAttachments(mail.attachments),
  }
}

const parserOptions = {
  skipHtmlToText: true,
  skipTextToHtml: true,
  skipTextLinks: true,
  keepCidLinks: true,
  skipImageLinks: true,
}

function readParties(mail: ParsedMail) {
  return {
    from: toParties(mail.from),
    to: toParties(mail.to),
    cc: toParties(mail.cc),
    bcc: toParties(mail.bcc),
    replyTo: toParties(mail.replyTo),
  }
}

function readAuthor(mail: ParsedMail, parties: ReturnType<typeof readParties>, headers: MailHeaders): Party {
  const sender = mail.headers?.get('sender')
  const [fallback] = isAddressHeader(sender) ? toParties(sender) : []
  const author = parties.from[0] ?? fallback ?? parties.replyTo[0]
  if (author) return author
  const returnPath = normaliseAddress(headers.first('return-path')?.replace(/[<>]/g, '') ?? '')
  return { kind: 'email', value: returnPath ?? 'unknown@sender.invalid', name: null }
}

function isAddressHeader(header: unknown): header is NonNullable<ParsedMail['from']> {
  return typeof header === 'object' && header !== null && 'value' in header && Array.isArray(header.value)
}

function externalId(headers: MailHeaders, raw: Uint8Array, direction: 'in' | 'out'): string {
  // @NOTE only in our own Sent folder: anybody can write the header
  const own = direction === 'out' ? messageIdIn(headers.first(ownIdHeader.toLowerCase())) : null
  return own ?? messageIdIn(headers.first('message-id')) ?? contentId(raw)
}

const earliest = Date.UTC(1990, 0, 1)

function sentAt(date: Date | undefined, receivedAt: Date): Date {
  const claimed = date?.getTime() ?? Number.NaN
  return claimed >= earliest && claimed <= receivedAt.getTime() ? new Date(claimed) : receivedAt
}
