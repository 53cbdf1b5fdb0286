import type { Party } from '@hubbub/contracts'
import { z } from 'zod'
import { rawOf, unreadable } from '../meta/entries.ts'
import type { MessagingEntry } from '../meta/messaging/event-types.ts'
import type { MappedMessage } from '../meta/messaging/map-event.ts'
import type { ChangeRead } from '../meta/messaging/read-entries.ts'
import { kind } from './config.ts'

/** https://developers.facebook.com/docs/graph-api/webhooks/reference/instagram, fields `comments` and `live_comments`. */
const commentSchema = z.object({
  id: z.string(),
  text: z.string().default(''),
  parent_id: z.string().optional(),
  from: z.object({ id: z.string(), username: z.string().optional() }),
  media: z.object({
    id: z.string(),
    media_product_type: z.string().optional(),
    /** Of an ad; the comment stands below it, not below the post that it was made of. */
    ad_id: z.string().optional(),
    ad_title: z.string().optional(),
  }),
  /** Not told by calls; added to what is listed. */
  timestamp: z.coerce.date().optional(),
})
type Comment = z.output<typeof commentSchema>

const fields = new Set(['comments', 'live_comments'])

/** What people write below posts, reels, ads and live videos. */
export function readComment(
  change: { field: string; value: unknown },
  { id: ownId, time }: Pick<MessagingEntry, 'id' | 'time'>,
): ChangeRead {
  const read: ChangeRead = { messages: [], changes: [], unreadable: [] }
  if (!fields.has(change.field)) return read
  // The time of a comment stands with the call; what is kept of it keeps it, too.
  const raw = { id: ownId, ...(time !== undefined && { time }), changes: [change] }
  const parsed = commentSchema.safeParse(change.value)
  if (!parsed.success) read.unreadable.push(unreadable(raw, parsed.error))
  else read.messages.push({ message: messageOf(parsed.data, { ownId, time }), raw: rawOf(raw) })
  return read
}

export const profileUrl = (username: string) => `https://www.instagram.com/${username}/`

function messageOf(
  comment: Comment,
  { ownId, time }: { ownId: string; time: number | undefined },
): MappedMessage {
  const { id, text, parent_id: parent, from, media } = comment
  const ours = from.id === ownId
  const author: Party = {
    kind,
    value: from.id,
    name: null,
    ...(from.username !== undefined && { handle: from.username, url: profileUrl(from.username) }),
  }
  const sentAt = comment.timestamp ?? new Date((time ?? 0) * 1000)
  const ad = media.ad_title === undefined ? null : `[Below the ad “${media.ad_title}”]`
  return {
    externalId: id,
    direction: ours ? 'out' : 'in',
    author,
    subject: null,
    text: [text, ad].filter(Boolean).join('\n\n'),
    trimmedText: text,
    html: null,
    sentAt,
    thread: { ownRef: id, parentRefs: [...(parent === undefined ? [] : [parent]), media.id], tokens: [] },
    mail: null,
    post: {
      form: 'comment',
      audience: 'public',
      url: null,
      place: null,
      to: ours ? [] : [{ kind, value: ownId, name: null }],
      repeats: null,
      engagement: null,
      editedAt: null,
      deletedAt: null,
      facts: {
        commentId: id,
        // Answers stand below the first of a thread only.
        below: parent ?? id,
        at: sentAt.toISOString(),
        mediaId: media.id,
        ...(media.ad_id !== undefined && { adId: media.ad_id }),
      },
    },
    addressed: true,
    files: [],
  }
}
