import type { InboundAttachment } from '@hubbub/contracts'
import type { Attachment } from 'mailparser'
import { cleanLine } from '../../text/clean.ts'

const maxAttachments = 200

export function toAttachments(attachments: readonly Attachment[]): InboundAttachment[] {
  return attachments.slice(0, maxAttachments).map((attachment, index) => ({
    filename: fileName(attachment, index),
    contentType: cleanLine(attachment.contentType ?? '', 200).toLowerCase() || 'application/octet-stream',
    contentId: cleanLine(attachment.cid ?? '', 500) || null,
    inline: attachment.related || attachment.contentDisposition === 'inline',
    content: ownBuffer(attachment.content),
  }))
}

function fileName({ filename, contentType }: Attachment, index: number): string {
  const given = cleanLine(filename ?? '', 200)
    .replace(/[/\\]+/g, '_')
    .replace(/^\.+/, '')
  if (given) return given
  return contentType === 'message/rfc822' ? `message-${index + 1}.eml` : `attachment-${index + 1}`
}

/** Bytes that share no memory with others, so that they can change threads. */
function ownBuffer(content: Uint8Array): Uint8Array {
  const whole = content.byteOffset === 0 && content.byteLength === content.buffer.byteLength
  return whole ? new Uint8Array(content.buffer) : new Uint8Array(content)
}
