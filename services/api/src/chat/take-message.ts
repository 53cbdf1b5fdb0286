import { createHash } from 'node:crypto'
import { AppError, chatSaidSchema, type ChatSaid } from '@hubbub/contracts'
import { type ChatVisitorRow, say } from '@hubbub/domain'
import type { Http } from '../http/operation.ts'
import { limitRequest } from '../middleware/limit-requests.ts'
import type { ChatDeps } from './chat-deps.ts'
import type { Chat } from './find-chat.ts'
import { contextOf } from './let-in.ts'
import { fitTo } from './read-json.ts'

const MOST_FILES = 5

/** Keeps a message as it came, and answers. It is read a moment later, by whoever reads calls. */
export async function takeMessage(
  deps: ChatDeps,
  http: Http,
  { chat, visitor }: { chat: Chat; visitor: ChatVisitorRow },
): Promise<Pick<ChatSaid, 'clientId'>> {
  await limitRequest(deps.limits, http, 'visitor', visitor.id)
  const body = new Uint8Array(await http.req.arrayBuffer())
  const contentType = http.req.header('content-type') ?? ''
  const { clientId } = await judge(deps, chat, { body, contentType })
  const { id, name, email, emailVouched } = visitor
  const signed = chat.door.sign(chat.credentials, { id, name, email, emailVouched }, body)
  await say(contextOf(deps, http, chat), {
    visitor,
    clientId,
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    call: {
      request: {
        method: 'POST',
        headers: { 'content-type': contentType, ...signed },
        query: {},
        url: new URL(`/chat/${chat.channel.id}/messages`, deps.settings.publicUrl).href,
      },
      body,
      receivedAt: deps.clock.now(),
    },
  })
  return { clientId }
}

interface Content {
  body: Uint8Array
  contentType: string
}

/** What is wrong with it is said now, while the visitor can still mend it. */
async function judge(
  { clock }: ChatDeps,
  { door, channel }: Chat,
  { body, contentType }: Content,
): Promise<ChatSaid> {
  const { fields, files } = await door.read(body, contentType).catch((error: unknown) => {
    throw malformed(error)
  })
  const said = fitTo(chatSaidSchema, fields)
  if (said.text.trim() === '' && files.length === 0)
    throw refuse('chat.empty', 'There is nothing in this message')
  if (files.length === 0) return said
  const { fileBytes } = door.view(channel.settings, clock.now())
  if (fileBytes === null) throw refuse('chat.files_refused', 'No files can be sent here')
  if (files.length > MOST_FILES)
    throw refuse('chat.too_many_files', `At most ${MOST_FILES} files go with a message`)
  for (const { name, content } of files) {
    if (content.length === 0) throw refuse('chat.file_empty', `“${name}” is empty`)
    if (content.length > fileBytes)
      throw refuse('chat.file_too_large', `“${name}” is larger than ${Math.floor(fileBytes / 1e6)} MB`)
  }
  return said
}

const malformed = (cause: unknown) =>
  new AppError({
    code: 'request.malformed',
    kind: 'invalid',
    message: 'The message is not well formed',
    cause,
  })

const refuse = (code: `chat.${string}`, message: string) => new AppError({ code, kind: 'invalid', message })
