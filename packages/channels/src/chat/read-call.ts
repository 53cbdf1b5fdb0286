import { chatSaidSchema, errorMessage, type InboundAttachment, type InboundBatch } from '@hubbub/contracts'
import type { ReadResult } from '../contract.ts'
import type { WebhookRequest } from '../webhook.ts'
import { originalSchema, visitorSchema } from './api-types.ts'
import { messageOf } from './mapper.ts'
import { readForm, type SaidFile } from './read-form.ts'
import { visitorOf } from './sign-call.ts'

/** One message, said by a visitor; as JSON, or as a form with files. */
export async function readCall(request: WebhookRequest): Promise<Omit<InboundBatch, 'cursor'>> {
  try {
    const content = await readForm(request.body, request.headers['content-type'] ?? '')
    const attachments = content.files.map(attachmentOf)
    const files = content.files.map(({ name }) => name)
    const visitor = visitorSchema.parse(visitorOf(request))
    const said = chatSaidSchema.parse(content.fields)
    const original = { visitor, said, files, at: request.receivedAt.toISOString() }
    return { messages: [messageOf(original, attachments)], unreadable: [] }
  } catch (error) {
    const reason = errorMessage(error)
    const raw = new Uint8Array(request.body)
    const externalId = `unread:${request.headers['x-chat-signature'] ?? 'unsigned'}`
    return { messages: [], unreadable: [{ externalId, direction: 'in', reason, raw }] }
  }
}

const attachmentOf = ({ name, type, content }: SaidFile): InboundAttachment => ({
  filename: name,
  contentType: type,
  contentId: null,
  inline: false,
  content,
})

/** From what was kept of it, without its files. */
export function readOriginal(raw: Uint8Array): ReadResult {
  try {
    return {
      ok: true,
      message: messageOf(originalSchema.parse(JSON.parse(new TextDecoder().decode(raw))), []),
    }
  } catch (error) {
    const reason = errorMessage(error)
    return { ok: false, unreadable: { externalId: 'unread', direction: 'in', reason, raw } }
  }
}
