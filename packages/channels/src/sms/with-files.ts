import type { InboundAttachment, InboundMessage } from '@hubbub/contracts'
import type { SmsClient } from './client.ts'
import type { MappedSms, NamedMedia } from './mapper.ts'

/** The message with the pictures and sounds that it names. One that nobody has any more is said in its words. */
export async function withFiles(
  client: Pick<SmsClient, 'media'>,
  { segments: _, ...message }: MappedSms,
  { media, raw, signal }: { media: readonly NamedMedia[]; raw: Uint8Array; signal?: AbortSignal },
): Promise<InboundMessage> {
  const attachments: InboundAttachment[] = []
  let missing = 0
  for (const [index, { url, contentType }] of media.entries()) {
    const content = await client.media(url, signal)
    if (content === null) missing += 1
    else attachments.push(attachmentOf(contentType, content, index))
  }
  const note = missing === 0 ? '' : `[${missing === 1 ? 'A file' : `${missing} files`} could not be fetched]`
  const text = [message.text, note].filter(Boolean).join('\n\n')
  return { ...message, text, trimmedText: text, attachments, raw }
}

const extensions: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/heic': 'heic',
  'audio/amr': 'amr',
  'audio/mpeg': 'mp3',
  'audio/ogg': 'ogg',
  'video/mp4': 'mp4',
  'video/3gpp': '3gp',
  'text/vcard': 'vcf',
  'text/x-vcard': 'vcf',
  'application/pdf': 'pdf',
}

function attachmentOf(contentType: string, content: Uint8Array, index: number): InboundAttachment {
  const extension = extensions[contentType.split(';')[0]?.trim().toLowerCase() ?? ''] ?? 'bin'
  const group = contentType.split('/')[0] ?? ''
  const noun = { image: 'picture', audio: 'sound', video: 'video' }[group] ?? 'file'
  const filename = `${noun}-${index + 1}.${extension}`
  return { filename, contentType, contentId: null, inline: group === 'image', content }
}
