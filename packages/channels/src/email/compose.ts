import type { OutboundAttachment, OutboundMail, Party } from '@hubbub/contracts'
import MailComposer, { type MailComposerAttachment } from 'nodemailer/lib/mail-composer'
import { ownIdHeader } from './own-id-header.ts'

/** RFC 5322 wants the first reference and the last few; a header may not grow with every answer. */
const lastReferences = 20

export interface ComposedMail {
  raw: Buffer
  envelope: { from: string; to: string[] }
}

/** The bytes that leave, CRLF throughout. Bcc stands in the envelope only. */
export async function composeMail(message: OutboundMail, now: Date): Promise<ComposedMail> {
  const { from } = message
  const mail = new MailComposer({
    messageId: `<${message.messageId}>`,
    date: now,
    from: { name: from.name ?? '', address: from.address },
    to: message.to.map(toAddress),
    cc: message.cc.map(toAddress),
    ...(message.replyTo && { replyTo: { name: from.name ?? '', address: message.replyTo } }),
    subject: message.subject,
    text: message.text,
    ...(message.html !== null && { html: message.html }),
    ...(message.inReplyTo && { inReplyTo: `<${message.inReplyTo}>` }),
    references: references(message).map((id) => `<${id}>`),
    attachments: message.attachments.map(toAttachment),
    headers: {
      [ownIdHeader]: `<${message.messageId}>`,
      ...(message.automatic && { 'Auto-Submitted': 'auto-replied', 'X-Auto-Response-Suppress': 'All' }),
    },
    newline: 'win',
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return { raw: await mail.compile().build(), envelope: { from: from.address, to: recipients(message) } }
}

function references({ references: all, inReplyTo }: OutboundMail): string[] {
  const chain = [...new Set([...all, ...(inReplyTo ? [inReplyTo] : [])])]
  return chain.length <= lastReferences + 1 ? chain : [...chain.slice(0, 1), ...chain.slice(-lastReferences)]
}

function recipients(message: OutboundMail): string[] {
  const all = [...message.to, ...message.cc, ...message.bcc].map(({ value }) => value)
  return [...new Set(message.recipients ?? all)]
}

function toAddress({ value, name }: Party) {
  return { name: name ?? '', address: value }
}

function toAttachment(attachment: OutboundAttachment): MailComposerAttachment {
  const { content, contentId } = attachment
  return {
    filename: attachment.filename,
    contentType: attachment.contentType,
    content: Buffer.from(content.buffer, content.byteOffset, content.byteLength),
    ...(contentId && { cid: contentId, contentDisposition: 'inline' }),
  }
}
