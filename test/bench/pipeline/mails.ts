import type { InboundMessage, Party } from '@hubbub/contracts'
import { createRandom, type Random } from '../../lib/random.ts'
import { families, names, openings, sentences, subjects } from './words.ts'

export const mailbox = 'care@roasters.test'

const contactCount = 3_000
/** The rest answers in a thread that is there. */
const shareOfNew = 0.6
const self: Party = { kind: 'email', value: mailbox, name: 'Roasters' }

interface Thread {
  contact: Party
  subject: string
  /** Newest first, as mails name their ancestors. */
  refs: string[]
  lastText: string
}

/**
 * Mails as a mailbox of a shop gets them, one after the other, as the reader of the e-mail channel hands them over: threads with
 * answers that quote what they answer, one to two kilobytes of text, half of them with HTML.
 */
export function createMails(seed: number) {
  const random = createRandom(seed)
  const contacts = Array.from({ length: contactCount }, (_, index) => contactAt(index))
  const threads: Thread[] = []
  let count = 0

  return (): InboundMessage => {
    count += 1
    const ref = `${seed}.${count}@customers.test`
    const opened = threads.length === 0 || random.chance(shareOfNew)
    const thread = opened ? openThread(random, contacts) : threads[random.below(threads.length)]
    if (thread === undefined) throw new Error('there is no such thread')
    if (opened) threads.push(thread)
    return writeMail(random, thread, ref)
  }
}

function contactAt(index: number): Party {
  const name = `${names[index % names.length]} ${families[Math.floor(index / 10) % families.length]}`
  return { kind: 'email', value: `${name.toLowerCase().replace(' ', '.')}.${index}@customers.test`, name }
}

function openThread(random: Random, contacts: readonly Party[]): Thread {
  const contact = contacts[random.below(contacts.length)] ?? self
  return { contact, subject: random.pick(subjects), refs: [], lastText: '' }
}

function writeMail(random: Random, thread: Thread, ref: string): InboundMessage {
  const { contact, refs } = thread
  const own = writeText(random, contact)
  const quoted = thread.lastText === '' ? '' : `\n\nOn Monday, Roasters wrote:\n${quote(thread.lastText)}`
  const subject = refs.length === 0 ? thread.subject : `Re: ${thread.subject}`
  const text = own + quoted
  const html = random.chance(0.5) ? toHtml(text) : null
  const message: InboundMessage = {
    externalId: ref,
    direction: 'in',
    author: contact,
    subject,
    text,
    trimmedText: own,
    html,
    sentAt: new Date(),
    thread: { ownRef: ref, parentRefs: [...refs], tokens: [] },
    post: null,
    addressed: true,
    mail: { from: [contact], to: [self], cc: [], bcc: [], replyTo: [], autoSubmitted: false, bulk: false },
    attachments: [],
    raw: toRaw({ contact, subject, ref, refs, text, html }),
  }
  thread.refs = [ref, ...refs].slice(0, 10)
  thread.lastText = own
  return message
}

function writeText(random: Random, { name }: Party): string {
  const lines: string[] = [random.pick(openings)]
  const length = 700 + random.below(900)
  for (let size = 0; size < length; size = lines.join(' ').length) lines.push(random.pick(sentences))
  return `Hello,\n\n${lines.join(' ')}\n\nKind regards\n${name}`
}

const quote = (text: string) => text.replaceAll(/^/gm, '> ')
const toHtml = (text: string) =>
  text
    .split('\n\n')
    .map((part) => `<p style="margin:0 0 12px">${part.replaceAll('>', '&gt;').replaceAll('\n', '<br>')}</p>`)
    .join('\n')

interface Parts {
  contact: Party
  subject: string
  ref: string
  refs: readonly string[]
  text: string
  html: string | null
}

function toRaw({ contact, subject, ref, refs, text, html }: Parts): Uint8Array {
  const head = [
    `Return-Path: <${contact.value}>`,
    'Received: from mail.customers.test (mail.customers.test [192.0.2.7]) by mx.roasters.test with ESMTPS id 4f1c; Mon, 2 Nov 2026 10:00:00 +0000',
    `From: ${contact.name} <${contact.value}>`,
    `To: Roasters <${mailbox}>`,
    `Subject: ${subject}`,
    `Message-ID: <${ref}>`,
    ...(refs.length === 0
      ? []
      : [
          `In-Reply-To: <${refs[0]}>`,
          `References: ${refs
            .toReversed()
            .map((one) => `<${one}>`)
            .join(' ')}`,
        ]),
    'MIME-Version: 1.0',
    'Content-Type: multipart/alternative; boundary="b1"',
  ]
  const parts = [`--b1\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${text}`]
  if (html !== null)
    parts.push(`--b1\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<html><body>${html}</body></html>`)
  return Buffer.from(`${head.join('\r\n')}\r\n\r\n${parts.join('\r\n')}\r\n--b1--\r\n`)
}
