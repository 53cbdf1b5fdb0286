import {
  measureText,
  type OutboundAttachment,
  type OutboundMessage,
  type OutboundPost,
  type Party,
  type SendResult,
} from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { WhatsappClient } from './client.ts'
import { limits } from './config.ts'
import { factsOf } from './facts.ts'
import { callbackOf } from './mapper.ts'
import { addressOf } from './people.ts'
import { templateMessage } from './templates.ts'

/** One call for each message, so that it is taken as a whole or not at all; its file is uploaded before. */
export async function sendMessage(
  client: Pick<WhatsappClient, 'send' | 'upload'>,
  message: OutboundMessage,
  signal?: AbortSignal,
): Promise<SendResult> {
  const post = expectPost(message)
  const target = targetOf(post)
  const content = await contentOf(client, post, signal)
  const { messages, contacts } = await client.send(
    {
      ...target.address,
      ...content,
      ...(post.inReplyTo !== null &&
        post.template === undefined && { context: { message_id: post.inReplyTo.externalId } }),
      biz_opaque_callback_data: callbackOf(post.messageId),
    },
    signal,
  )
  const [{ id, message_status: status }] = messages as [(typeof messages)[number]]
  const response = `WhatsApp took it as ${id}${status === undefined || status === 'accepted' ? '' : ` (${status})`}`
  return {
    externalId: id,
    ownRef: id,
    response,
    recipients: [{ address: target.name, status: 'accepted', response }],
    facts: { ...target.facts, ...(contacts[0]?.user_id !== undefined && { userId: contacts[0].user_id }) },
  }
}

interface Target {
  address: object
  name: string
  facts: Record<string, unknown>
}

function targetOf({ to, inReplyTo }: OutboundPost): Target {
  const facts = inReplyTo === null ? null : factsOf(inReplyTo)
  if (facts?.groupId !== undefined)
    return {
      address: { recipient_type: 'group', to: facts.groupId },
      name: facts.groupId,
      facts: { groupId: facts.groupId },
    }
  const party: Party | null = to ?? inReplyTo?.author ?? null
  if (party === null) throw refused('It says neither what it answers nor to whom it goes')
  return { address: { recipient_type: 'individual', ...addressOf(party) }, name: party.value, facts: {} }
}

async function contentOf(
  client: Pick<WhatsappClient, 'upload'>,
  { text, attachments, template }: OutboundPost,
  signal?: AbortSignal,
): Promise<object> {
  if (template !== undefined) return { type: 'template', template: templateMessage(template) }
  const [file] = attachments
  if (!file) return { type: 'text', text: { body: text, preview_url: true } }
  const id = await client.upload(file, signal)
  const type = kindOf(file, text)
  const media = {
    id,
    ...(text !== '' && { caption: text }),
    ...(type === 'document' && { filename: file.filename }),
  }
  return { type, [type]: media }
}

const kinds: readonly [RegExp, 'image' | 'video' | 'audio', number][] = [
  [/^image\/(jpeg|png)$/, 'image', limits.imageBytes],
  [/^video\/(mp4|3gpp)$/, 'video', limits.videoBytes],
  [/^audio\/(aac|amr|mpeg|mp4|ogg)$/, 'audio', limits.videoBytes],
]

/** What WhatsApp does not show goes as a document, as does a sound with words beside it. */
function kindOf({ contentType, content }: OutboundAttachment, text: string) {
  const found = kinds.find(([pattern, , most]) => pattern.test(contentType) && content.byteLength <= most)
  if (found === undefined || (found[1] === 'audio' && text !== '')) return 'document'
  return found[1]
}

function expectPost(message: OutboundMessage): OutboundPost {
  if (message.form !== 'post' || message.audience !== 'direct')
    throw refused('WhatsApp carries messages from one to one only')
  const { text, attachments, template } = message
  if (template !== undefined && attachments.length > 0) throw refused('No file goes with a template')
  if (template !== undefined) return message
  const most = attachments.length > 0 ? limits.caption : limits.text
  if (measureText(text, { unit: 'characters', perLink: null }) > most)
    throw refused(`WhatsApp takes at most ${most} characters${attachments.length > 0 ? ' with a file' : ''}`)
  if (text.trim() === '' && attachments.length === 0) throw refused('There is nothing to send')
  if (attachments.length > 1) throw refused('WhatsApp takes one file with a message')
  const large = attachments.find(({ content }) => content.byteLength > limits.fileBytes)
  if (large) throw refused(`${large.filename} is larger than the 100 MB that WhatsApp takes`)
  return message
}

const refused = (message: string) => new ChannelError({ class: 'rejected', message })
