import type { InboundMessage, Party } from '@hubbub/contracts'
import type { HistoryPost } from '../../history/tell-history.ts'

interface Place {
  externalId: string
  author: Party
  url: string
  /** The network's id of what it repeats. */
  repeats: string | null
  /** As its channel would name them. */
  facts: Record<string, unknown>
  country?: string | undefined
}

/** What was said in public, as the channel of its network hands it on. */
export const pastMessage = (
  { text, at, engagement }: HistoryPost,
  { externalId, author, url, repeats, facts, country }: Place,
): InboundMessage => ({
  externalId,
  direction: 'in',
  author,
  subject: null,
  text,
  trimmedText: text,
  html: null,
  sentAt: at,
  thread: { ownRef: externalId, parentRefs: [], tokens: [] },
  mail: null,
  post: {
    form: repeats === null ? 'post' : 'repost',
    audience: 'public',
    url,
    place: null,
    to: [],
    repeats,
    engagement,
    ...(country !== undefined && { country }),
    editedAt: null,
    deletedAt: null,
    facts,
  },
  addressed: false,
  attachments: [],
  raw: Buffer.from(JSON.stringify({ id: externalId, text, at })),
})
