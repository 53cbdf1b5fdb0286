import type { MailComposerAttachment, MailComposerOptions } from 'nodemailer/lib/mail-composer'
import { drawPng } from './draw-png.ts'
import type { Persona } from './personas.ts'
import type { Random } from './random.ts'
import type { Reply } from './read-reply.ts'
import type { Enclosure } from './story.ts'
import { writePdf } from './write-pdf.ts'

export interface LetterInput {
  persona: Persona
  to: string
  subject: string
  text: string
  enclose: Enclosure | null
  date: Date
  messageId: string
  /** What this answers; its text stands quoted below. */
  reply: Reply | null
  references: string[]
  kind: 'person' | 'newsletter' | 'away-note'
  random: Random
}

/** A letter as the customer's own mail program would send it. */
export function composeLetter(input: LetterInput): MailComposerOptions {
  const { persona, reply } = input
  const enclosed = input.enclose === null ? null : enclosure(input.enclose, input)
  return {
    from: { name: persona.name, address: persona.address },
    to: input.to,
    subject: input.subject,
    date: input.date,
    messageId: `<${input.messageId}>`,
    ...(reply && { inReplyTo: `<${reply.messageId}>` }),
    references: input.references.map((id) => `<${id}>`),
    text: plainText(input),
    ...(persona.style === 'html' && { html: htmlText(input, enclosed?.cid ?? null) }),
    ...(enclosed && { attachments: [enclosed] }),
    headers: machineHeaders(input),
    newline: 'win',
  }
}

function machineHeaders({ kind, persona }: LetterInput): Record<string, string> {
  if (kind === 'away-note') return { 'Auto-Submitted': 'auto-replied', Precedence: 'auto_reply' }
  if (kind === 'person') return {}
  const domain = persona.address.split('@')[1] ?? ''
  return {
    'List-Id': `<gazette.${domain}>`,
    'List-Unsubscribe': `<https://${domain}/unsubscribe>`,
    Precedence: 'bulk',
  }
}

const phoneLine = {
  en: 'Sent from my iPhone',
  de: 'Von meinem iPhone gesendet',
  fr: 'Envoyé de mon iPhone',
  es: 'Enviado desde mi iPhone',
}

function plainText({ persona, text, reply, date }: LetterInput): string {
  const parts = [text]
  if (persona.style === 'phone') parts.push(phoneLine[persona.language])
  else if (persona.signature.length > 0) parts.push(['-- ', ...persona.signature].join('\n'))
  if (reply) parts.push(`${attribution(persona, reply, date)}\n${quote(reply.text)}`)
  return parts.join('\n\n')
}

function quote(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => (line.startsWith('>') ? `>${line}` : `> ${line}`))
    .join('\n')
}

function attribution({ language }: Persona, { from }: Reply, date: Date): string {
  const on = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  }).format(date)
  const lines = {
    en: `On ${on}, ${from} wrote:`,
    de: `Am ${on} schrieb ${from}:`,
    fr: `Le ${on}, ${from} a écrit :`,
    es: `El ${on}, ${from} escribió:`,
  }
  return lines[language]
}

function htmlText({ persona, text, reply, date }: LetterInput, cid: string | null): string {
  const paragraphs = text.split('\n\n').map((part) => `<p>${escape(part).replaceAll('\n', '<br>')}</p>`)
  const image = cid ? `<p><img src="cid:${cid}" alt="" width="320"></p>` : ''
  const [name, ...rest] = persona.signature.map(escape)
  const signature = name
    ? `<div class="gmail_signature" style="color:#666666;font-size:12px;border-top:1px solid #cccccc;padding:8px 0"><strong>${name}</strong><br>${rest.join('<br>')}</div>`
    : ''
  const history = reply
    ? `<div class="gmail_quote"><div class="gmail_attr">${escape(attribution(persona, reply, date))}</div><blockquote class="gmail_quote" style="margin:0 0 0 8px">${escape(reply.text).replaceAll('\n', '<br>')}</blockquote></div>`
    : ''
  return `<html><body style="font-family:Arial,sans-serif;font-size:14px">${paragraphs.join('')}${image}${signature}${history}</body></html>`
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

function enclosure(kind: Enclosure, { random, subject, date }: LetterInput): MailComposerAttachment {
  const number = random.whole(1000, 9999)
  if (kind === 'invoice') {
    const lines = [
      'Northwind Roasters',
      'Invoice',
      '',
      subject,
      `Date: ${date.toISOString().slice(0, 10)}`,
      'Quantity: 1',
      'Paid by card',
    ]
    return { filename: `invoice-${number}.pdf`, contentType: 'application/pdf', content: writePdf(lines) }
  }
  const picture = {
    filename: `IMG_${number}.png`,
    contentType: 'image/png',
    content: drawPng(random.between(0, 1)),
  }
  return kind === 'photo'
    ? picture
    : { ...picture, cid: `image-${number}@mail`, contentDisposition: 'inline' }
}
