import type { InboundAttachment, InboundChange, InboundMessage, Party } from '@hubbub/contracts'
import type { z } from 'zod'
import type { Entry, personSchema, Post } from './api-types.ts'

export const kind = 'plain'

export const partyOf = ({ id, handle, name, url, avatar }: z.infer<typeof personSchema>): Party => ({
  kind,
  value: id,
  name,
  handle,
  url,
  ...(avatar !== null && { avatarUrl: avatar }),
})

/** @param ourId of the account that listens. */
export function messageOf(post: Post, ourId: string, attachments: InboundAttachment[]): InboundMessage {
  const ours = post.author.id === ourId
  const parents = [post.parent, post.root, post.chat].filter((ref) => ref !== null)
  return {
    externalId: post.id,
    direction: ours ? 'out' : 'in',
    author: partyOf(post.author),
    subject: null,
    text: post.text,
    trimmedText: post.text,
    html: null,
    sentAt: new Date(post.at),
    thread: { ownRef: post.id, parentRefs: [...new Set(parents)], tokens: [] },
    mail: null,
    post: {
      form: formOf(post),
      audience: post.audience,
      url: post.url,
      place: post.chat === null ? null : { id: post.chat, name: null },
      to: post.mentions.map(partyOf),
      repeats: post.quotes,
      engagement: null,
      editedAt: null,
      deletedAt: null,
      facts: { repliesOff: post.repliesOff },
    },
    addressed:
      post.audience === 'direct' ||
      post.parentAuthor === ourId ||
      post.mentions.some(({ id }) => id === ourId),
    ...(ours && post.key !== null && { sentAs: post.key }),
    attachments,
    raw: new TextEncoder().encode(JSON.stringify(post)),
  }
}

function formOf({ audience, parent, quotes }: Post) {
  if (audience === 'direct') return 'direct'
  if (quotes !== null) return 'quote'
  return parent === null ? 'post' : 'reply'
}

export function changeOf(entry: Exclude<Entry, { kind: 'post' }>): InboundChange {
  const about = { externalId: entry.id, at: new Date(entry.at) }
  if (entry.kind === 'edited') return { ...about, kind: 'edited', text: entry.text, html: null }
  return { ...about, kind: entry.kind }
}
