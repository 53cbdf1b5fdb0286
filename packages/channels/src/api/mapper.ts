import type { InboundAttachment, InboundChange, InboundMessage, Party, PostMeta } from '@hubbub/contracts'
import { clean, cleanLine } from '../text/clean.ts'
import { htmlToText } from '../text/html-to-text.ts'
import { sanitiseHtml } from '../text/sanitise.ts'
import { kind } from './config.ts'
import type { Contact, Said, ToldEvent } from './events.ts'

/** Your own id of a person if you have one, else their address or number; the others are known to be theirs too. */
export function partyOf({ id, email, phone, name, handle, url, avatarUrl }: Contact, system: string): Party {
  const names = [
    ...(id === undefined ? [] : [{ kind, value: `${system}/${id}` }]),
    ...(email === undefined ? [] : [{ kind: 'email', value: email }]),
    ...(phone === undefined ? [] : [{ kind: 'phone', value: phone }]),
  ]
  const [first = { kind, value: system }, ...also] = names
  return {
    ...first,
    name: name ?? null,
    ...(also.length > 0 && { also }),
    ...(handle !== undefined && { handle }),
    ...(url !== undefined && { url }),
    ...(avatarUrl !== undefined && { avatarUrl }),
  }
}

export interface Told {
  system: string
  /** When it came, where it does not say when it was said. */
  at: Date
  attachments: InboundAttachment[]
  raw: Uint8Array
}

export function messageOf(said: Said, { system, at, attachments, raw }: Told): InboundMessage {
  const person = partyOf(said.contact, system)
  const html = said.html === undefined ? '' : clean(sanitiseHtml(said.html).html, 200_000)
  const text = clean(said.text ?? htmlToText(html), 100_000)
  const ours: Party = { kind, value: system, name: said.agent ?? null }
  // Without a thread, what is said in private goes on with the person.
  const root = said.thread ?? (said.audience === 'direct' ? `with ${person.value}` : undefined)
  const parents = [said.inReplyTo, root].filter((ref) => ref !== undefined && ref !== said.id)
  return {
    externalId: said.id,
    direction: said.direction,
    author: said.direction === 'in' ? person : ours,
    subject: said.subject === undefined ? null : cleanLine(said.subject) || null,
    text,
    trimmedText: text,
    html: html === '' ? null : html,
    sentAt: said.sentAt === undefined ? at : new Date(said.sentAt),
    thread: { ownRef: said.id, parentRefs: [...new Set(parents)] as string[], tokens: [] },
    mail: null,
    post: postOf(said, said.direction === 'out' ? [person] : []),
    addressed: said.addressed,
    attachments,
    raw,
  }
}

function postOf(said: Said, to: Party[]): PostMeta {
  const { audience, thread, threadName, inReplyTo, contact } = said
  const publicForm = inReplyTo === undefined ? 'post' : 'reply'
  const form = audience === 'direct' ? 'direct' : publicForm
  return {
    form: said.form ?? form,
    audience,
    url: said.url ?? null,
    place: thread === undefined ? null : { id: thread, name: threadName ?? null },
    to,
    repeats: null,
    engagement: said.rating === undefined ? null : { rating: said.rating },
    editedAt: null,
    deletedAt: null,
    // Whom an answer goes to, in their words.
    facts: { contact, thread: thread ?? null },
  }
}

type Changing = Exclude<ToldEvent, { type: 'message.created' | 'ping' }>

export function changeOf(event: Changing, came: Date): InboundChange {
  const { id: externalId, at: told } = event.data
  const at = told === undefined ? came : new Date(Math.min(Date.parse(told), came.getTime()))
  switch (event.type) {
    case 'message.edited': {
      const html = event.data.html === undefined ? null : clean(sanitiseHtml(event.data.html).html, 200_000)
      return { externalId, at, kind: 'edited', text: clean(event.data.text, 100_000), html }
    }
    case 'message.failed':
      return { externalId, at, kind: 'failed', reason: cleanLine(event.data.reason) }
    case 'message.deleted':
      return { externalId, at, kind: 'deleted' }
    case 'message.delivered':
      return { externalId, at, kind: 'delivered' }
    case 'message.read':
      return { externalId, at, kind: 'read' }
  }
}
