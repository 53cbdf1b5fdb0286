import type { InboundMessage } from '@hubbub/contracts'
import { clean, cleanLine } from '../text/clean.ts'
import { htmlToText } from '../text/html-to-text.ts'
import { sanitiseHtml } from '../text/sanitise.ts'
import type { Hit } from './api-types.ts'

export const kind = 'hacker-news'
const site = 'https://news.ycombinator.com'

export interface Ours {
  user: string
  /** Of what we wrote lately. */
  ids: ReadonlySet<string>
}

export function messageOf(hit: Hit, { user, ids }: Ours): InboundMessage {
  const html = clean(sanitiseHtml(hit.comment_text ?? hit.story_text ?? '').html, 200_000)
  const title = cleanLine(hit.title ?? '', 1000)
  const text = clean(htmlToText(html), 100_000) || cleanLine(hit.url ?? '') || title
  const parents = [hit.parent_id, hit.story_id].filter((id) => id != null).map(String)
  const parentRefs = [...new Set(parents)].filter((id) => id !== hit.objectID)
  return {
    externalId: hit.objectID,
    direction: hit.author === user ? 'out' : 'in',
    author: { kind, value: hit.author, name: null, handle: hit.author, url: `${site}/user?id=${hit.author}` },
    subject: title === '' || title === text ? null : title,
    text,
    trimmedText: text,
    html: html === '' ? null : html,
    sentAt: new Date(hit.created_at_i * 1000),
    thread: { ownRef: hit.objectID, parentRefs, tokens: [] },
    mail: null,
    post: {
      form: hit.parent_id == null ? 'post' : 'comment',
      audience: 'public',
      url: `${site}/item?id=${hit.objectID}`,
      place: null,
      to: [],
      repeats: null,
      engagement: { likes: hit.points ?? 0, replies: hit.num_comments ?? 0 },
      editedAt: null,
      deletedAt: null,
      facts: hit.url ? { link: hit.url } : {},
    },
    addressed: hit.parent_id != null && ids.has(String(hit.parent_id)),
    attachments: [],
    raw: Buffer.from(JSON.stringify(hit)),
  }
}
