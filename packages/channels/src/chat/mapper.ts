import type { InboundAttachment, InboundMessage, Party } from '@hubbub/contracts'
import type { Visitor } from '../visitors.ts'
import type { Original } from './api-types.ts'

/** Everything that a visitor and we say to each other. */
export const roomOf = (visitorId: string) => `visitor:${visitorId}`

export const messageIdOf = (visitorId: string, clientId: string) => `${visitorId}:${clientId}`

/**
 * Whose address the page vouches for is the person who also writes mails from it. An address that a visitor only typed
 * makes them nobody else: it stands where a handle would.
 */
export function partyOf({ id, name, email, emailVouched }: Visitor): Party {
  if (email !== null && emailVouched) return { kind: 'email', value: email.toLowerCase(), name }
  const short = `visitor-${id.slice(-6)}`
  return { kind: 'chat', value: id, name: name ?? `Visitor ${id.slice(-6)}`, handle: email ?? short }
}

export function messageOf(original: Original, attachments: InboundAttachment[]): InboundMessage {
  const { visitor, said, at } = original
  const id = messageIdOf(visitor.id, said.clientId)
  const room = roomOf(visitor.id)
  return {
    externalId: id,
    direction: 'in',
    author: partyOf(visitor),
    subject: null,
    text: said.text,
    trimmedText: said.text,
    html: null,
    sentAt: new Date(at),
    thread: { ownRef: id, parentRefs: [room], tokens: [] },
    mail: null,
    post: {
      form: 'chat',
      audience: 'direct',
      url: pageOf(said.page)?.href ?? null,
      place: { id: room, name: placeName(said.page) },
      to: [],
      repeats: null,
      engagement: null,
      editedAt: null,
      deletedAt: null,
      facts: {},
    },
    addressed: true,
    attachments,
    raw: new TextEncoder().encode(JSON.stringify(original)),
  }
}

function pageOf(page: string | undefined): URL | null {
  const url = page === undefined ? null : URL.parse(page)
  return url !== null && /^https?:$/.test(url.protocol) ? url : null
}

/** Where they were as they wrote it, without what may be secret in the address. */
function placeName(page: string | undefined): string | null {
  const url = pageOf(page)
  return url === null ? null : `${url.host}${url.pathname === '/' ? '' : url.pathname}`.slice(0, 200)
}
