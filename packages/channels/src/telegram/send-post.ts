import {
  measureText,
  type OutboundAttachment,
  type OutboundMessage,
  type OutboundPost,
  type SendResult,
} from '@hubbub/contracts'
import { type Api, GrammyError, InputFile, InputMediaBuilder } from 'grammy'
import { ChannelError } from '../channel-error.ts'
import type { TelegramMessage } from './api-types.ts'
import type { TelegramClient } from './client.ts'
import { limits } from './config.ts'
import { messageId, urlOf } from './mapper.ts'
import { type ChatTarget, targetOf } from './target.ts'

export interface SendDeps {
  client: Pick<TelegramClient, 'send'>
  /** Groups that have become supergroups since, by their old number. */
  movedChats: Map<number, number>
}

/** One call for each message, so that it is taken as a whole or not at all. */
export async function sendPost(
  { client, movedChats }: SendDeps,
  message: OutboundMessage,
  signal?: AbortSignal,
): Promise<SendResult> {
  const post = expectPost(message)
  const asked = targetOf(post)
  const target = { ...asked, chatId: movedChats.get(asked.chatId) ?? asked.chatId }
  const work = (to: ChatTarget) => client.send((raw, stop) => callFor(raw, post, to, stop), signal)
  const sent = await work(target).catch(async (error: unknown) => {
    const movedTo = newChatOf(error)
    if (movedTo === null) throw error
    movedChats.set(asked.chatId, movedTo)
    return await work({ ...target, chatId: movedTo })
  })
  const [first] = sent
  if (!first)
    throw new ChannelError({ class: 'retry', message: 'Telegram named no message', maybeSent: true })
  return resultOf(first, sent.length)
}

type Raw = Api['raw']
type Stop = Parameters<Raw['getMe']>[0]

async function callFor(
  raw: Raw,
  { text, attachments }: OutboundPost,
  to: ChatTarget,
  stop: Stop,
): Promise<unknown> {
  const common = {
    chat_id: to.chatId,
    ...(to.topicId !== null && { message_thread_id: to.topicId }),
    ...(to.answers !== null && {
      reply_parameters: { message_id: to.answers, allow_sending_without_reply: true },
    }),
  }
  const [file, ...more] = attachments
  if (!file) return await raw.sendMessage({ ...common, text }, stop)
  const caption = text === '' ? {} : { caption: text }
  if (more.length > 0)
    return await raw.sendMediaGroup({ ...common, media: albumOf(attachments, caption) }, stop)
  return isPhoto(file)
    ? await raw.sendPhoto({ ...common, ...caption, photo: inputFile(file) }, stop)
    : await raw.sendDocument({ ...common, ...caption, document: inputFile(file) }, stop)
}

/** Photos stand together, and documents do; a mixture goes as documents. */
function albumOf(files: readonly OutboundAttachment[], caption: { caption?: string }) {
  const captionOf = (index: number) => (index === 0 ? caption : {})
  return files.every(isPhoto)
    ? files.map((file, index) => InputMediaBuilder.photo(inputFile(file), captionOf(index)))
    : files.map((file, index) => InputMediaBuilder.document(inputFile(file), captionOf(index)))
}

const isPhoto = ({ contentType, content }: OutboundAttachment) =>
  /^image\/(jpeg|png|webp)$/.test(contentType) && content.byteLength <= limits.photoBytes

const inputFile = ({ content, filename }: OutboundAttachment) =>
  new InputFile(content, filename.replace(/[\r\n";]/g, '_'))

function expectPost(message: OutboundMessage): OutboundPost {
  if (message.form !== 'post') throw refused('Only posts leave by Telegram')
  const { text, attachments } = message
  const limit = attachments.length > 0 ? limits.caption : limits.text
  if (measureText(text, { unit: 'characters', perLink: null }) > limit)
    throw refused(`Telegram takes at most ${limit} characters${attachments.length > 0 ? ' with files' : ''}`)
  if (text.trim() === '' && attachments.length === 0) throw refused('There is nothing to send')
  if (attachments.length > limits.album) throw refused(`Telegram takes at most ${limits.album} files at once`)
  const large = attachments.find(({ content }) => content.byteLength > limits.sendBytes)
  if (large) throw refused(`${large.filename} is larger than the 50 MB a bot may send`)
  return message
}

const refused = (message: string) => new ChannelError({ class: 'rejected', message })

function newChatOf(error: unknown): number | null {
  const cause = error instanceof ChannelError ? error.cause : null
  return cause instanceof GrammyError ? (cause.parameters.migrate_to_chat_id ?? null) : null
}

function resultOf(first: TelegramMessage, count: number): SendResult {
  const { chat, message_id: id } = first
  const name = messageId(chat.id, id)
  const url = urlOf(chat, id)
  const response = `Telegram took it as message ${id}${count > 1 ? ` and ${count - 1} more` : ''}`
  return {
    externalId: name,
    ownRef: name,
    response,
    recipients: [{ address: String(chat.id), status: 'accepted', response }],
    ...(url !== null && { url }),
    facts: { chatId: chat.id, messageId: id, chatType: chat.type },
  }
}
