import { AppError } from '@hubbub/contracts'
import { chatRoomOf } from '@hubbub/domain'
import { download } from '../operations/inbox/download.ts'
import { shownInline } from '../operations/inbox/get-attachment.ts'
import type { ChatDeps } from './chat-deps.ts'
import type { Chat } from './find-chat.ts'

/** A file of a message that the visitor may still see. */
export async function sendFile(
  deps: ChatDeps,
  { workspaceId, channel }: Chat,
  key: string,
): Promise<Response> {
  const link = deps.tokens.readFile(channel.id, key, deps.clock.now())
  const file =
    link === null
      ? null
      : await deps.store.transaction(workspaceId, async ({ chat }) => {
          const visitor = await chat.find(link.visitorId)
          const room = visitor === null ? null : await chatRoomOf(chat, visitor)
          return room === null ? null : await chat.file(room, link.fileId)
        })
  if (file === null)
    throw new AppError({ code: 'chat.file_not_found', kind: 'not_found', message: 'There is no such file' })
  const { filename, contentType, storageKey } = file
  const body = await deps.blobs.get(storageKey)
  const sent = download({ body, filename, contentType, inline: shownInline.has(contentType) })
  sent.headers.set('cross-origin-resource-policy', 'cross-origin')
  return sent
}
