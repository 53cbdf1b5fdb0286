import type { ListedConversation, ListedMessage, MessagingClient } from './client.ts'
import type { MessagingAttachment } from './event-types.ts'
import type { Desk } from './map-event.ts'

/** Instagram lists the account itself under an id that differs from that of its calls. */
export const isOurs = ({ from }: ListedMessage, { ownId, handle = null }: Desk) =>
  from.id === ownId || (handle !== null && from.username === handle)

/** A listed message in the form in which calls tell of it, so that both are read alike. */
export function entryOfListed(listed: ListedMessage, desk: Desk) {
  const { ownId } = desk
  const ours = isOurs(listed, desk)
  const { id, created_time: at, message, from, to, attachments } = listed
  const other = to?.data.find((part) => part.id !== from.id)?.id ?? ownId
  const event = {
    sender: { id: ours ? ownId : from.id },
    recipient: { id: other },
    timestamp: at.getTime(),
    message: {
      mid: id,
      text: message,
      is_echo: ours,
      attachments: (attachments?.data ?? []).flatMap(attachmentOf),
    },
  }
  return { id: ownId, messaging: [event] }
}

function attachmentOf({
  mime_type: type = '',
  file_url: file,
  image_data: image,
  video_data: video,
}: NonNullable<ListedMessage['attachments']>['data'][number]): MessagingAttachment[] {
  if (image?.url !== undefined) return [{ type: 'image', payload: { url: image.url } }]
  if (video?.url !== undefined) return [{ type: 'video', payload: { url: video.url } }]
  if (file === undefined) return []
  return [{ type: type.startsWith('audio/') ? 'audio' : 'file', payload: { url: file } }]
}

/** All that was said in a stretch of time, conversation by conversation, oldest first in each. */
export async function* listedBetween(
  client: Pick<MessagingClient, 'conversations' | 'messages'>,
  { from, to, signal }: { from: Date; to: Date; signal: AbortSignal },
): AsyncGenerator<ListedMessage[]> {
  let after: string | undefined
  do {
    const page = await client.conversations(after === undefined ? {} : { after }, signal)
    for (const conversation of page.data) {
      if (conversation.updated_time < from) return
      const all = await since(client, conversation, { from, signal })
      const wanted = all.filter(({ created_time: at }) => at >= from && at <= to)
      if (wanted.length > 0)
        yield wanted.toSorted((a, b) => a.created_time.getTime() - b.created_time.getTime())
    }
    after = nextOf(page)
  } while (after !== undefined)
}

async function since(
  client: Pick<MessagingClient, 'messages'>,
  { id, messages }: ListedConversation,
  { from, signal }: { from: Date; signal: AbortSignal },
): Promise<ListedMessage[]> {
  const all = [...(messages?.data ?? [])]
  for (
    let next = messages && nextOf(messages);
    next !== undefined && (all.at(-1)?.created_time ?? from) > from;
  ) {
    const page = await client.messages(id, next, signal)
    all.push(...page.data)
    next = nextOf(page)
  }
  return all
}

const nextOf = ({
  paging,
}: {
  paging?: { next?: string | undefined; cursors?: { after?: string | undefined } | undefined } | undefined
}) => (paging?.next === undefined ? undefined : paging.cursors?.after)
