import { type HttpAnswer, type HttpRequest, jsonOf } from '../http/http-message.ts'
import { readForm } from '../http/read-form.ts'
import type { Conversations } from './conversations.ts'
import { GraphRefusal, refusals } from './graph-types.ts'
import type { PageFeed } from './page-feed.ts'
import type { GraphMedia } from './whatsapp-world.ts'

/** A page, as the Graph API has it. */
export interface SimulatedPage {
  id: string
  name: string
  username: string
  chats: Conversations
  feed: PageFeed
  /** What the page tells its app of. */
  subscribed: Set<string>
}

export interface Ask {
  request: HttpRequest
  edge: string
  media: GraphMedia
}

/** What a page answers for itself; null where it does not know the question. */
export async function answerPage(
  page: SimulatedPage,
  ask: Ask,
  account?: { id: string; username: string; name: string },
): Promise<HttpAnswer | null> {
  const { request, edge } = ask
  if (edge === '')
    return {
      json: {
        id: page.id,
        name: page.name,
        username: page.username,
        link: `https://www.facebook.com/${page.username}`,
        ...(account !== undefined && {
          instagram_business_account: { id: account.id, username: account.username, name: account.name },
        }),
      },
    }
  if (edge === 'subscribed_apps') return subscribe(page.subscribed, request)
  if (edge === 'feed') return { json: { data: page.feed.posts() } }
  return await answerChats(page.chats, ask, (target) => privateTarget(page, target))
}

export function subscribe(subscribed: Set<string>, { method, query }: HttpRequest): HttpAnswer {
  if (method === 'GET') return { json: { data: [{ id: 'app', subscribed_fields: [...subscribed] }] } }
  for (const field of (query.get('subscribed_fields') ?? '').split(',')) subscribed.add(field)
  return { json: { success: true } }
}

const repliedTo = new WeakMap<object, Set<string>>()

/** Whom a private answer to a comment goes to: once, within a week. */
function privateTarget({ feed }: SimulatedPage, id: string): string {
  const entry = feed.find(id)
  if (entry === null) throw refusals.unknownNode(id)
  return oncePrivately(feed, id, entry.from.id)
}

export function oncePrivately(of: object, id: string, to: string): string {
  const done = repliedTo.get(of) ?? new Set()
  if (done.has(id))
    throw new GraphRefusal(400, { code: 10900, message: '(#10900) Activity already replied to' })
  repliedTo.set(of, done.add(id))
  return to
}

/** Conversations: what Messenger and Instagram have in common. */
export async function answerChats(
  chats: Conversations,
  { request, edge, media }: Ask,
  privately: (id: string) => string,
): Promise<HttpAnswer | null> {
  if (edge === 'conversations') return { json: { data: chats.list(request.query.get('user_id')) } }
  if (edge === 'message_attachments') {
    const file = readForm(request).find(({ name }) => name === 'filedata')
    if (file === undefined) throw refusals.badParameter('The parameter filedata is required.')
    return {
      json: { attachment_id: media.keep(file.content, file.contentType ?? 'application/octet-stream') },
    }
  }
  return edge === 'messages' && request.method === 'POST'
    ? takeMessage(chats, jsonOf(request), { media, privately })
    : null
}

interface SentMessage {
  text?: string
  metadata?: string
  attachment?: { type: string; payload: { attachment_id?: string; url?: string } }
}

function takeMessage(
  chats: Conversations,
  input: Record<string, unknown>,
  { media, privately }: { media: GraphMedia; privately: (id: string) => string },
): HttpAnswer {
  const {
    id,
    comment_id: comment,
    post_id: post,
  } = input['recipient'] as { id?: string; comment_id?: string; post_id?: string }
  const about = comment ?? post
  const to = about === undefined ? id : privately(about)
  if (to === undefined) throw refusals.badParameter('Param recipient must be non-empty.')
  const action = input['sender_action']
  if (typeof action === 'string') {
    chats.sign(to, action, input['payload'])
    return { json: { recipient_id: to } }
  }
  const { text, metadata, attachment } = input['message'] as SentMessage
  if (text !== undefined && attachment !== undefined)
    throw refusals.badParameter('Only one of the text, attachment, and dynamic_text fields can be specified')
  const attachments =
    attachment === undefined
      ? []
      : [{ type: attachment.type, url: media.openAddressOf(attachment.payload.attachment_id ?? '') }]
  const taken = chats.take(
    to,
    { ...(text !== undefined && { text }), attachments, ...(metadata !== undefined && { metadata }) },
    { tag: input['tag'] as string | undefined, free: about !== undefined },
  )
  return { json: { recipient_id: to, message_id: taken.id } }
}

/** Who writes to a page may be asked for by it. */
export function answerPerson(chats: Conversations, node: string, edge: string): HttpAnswer | null {
  const person = chats.people.get(node)
  if (person === undefined || edge !== '') return null
  const { id, name, username } = person
  return {
    json: {
      id,
      name,
      ...(username !== undefined && { username }),
      profile_pic: `https://scontent.fbcdn.net/${id}.jpg`,
    },
  }
}

const textIn = ({ message }: { message?: unknown }) => (typeof message === 'string' ? message : '')

/** A comment or a post of the page's. */
export function answerEntry(page: SimulatedPage, node: string, { request, edge }: Ask): HttpAnswer | null {
  const entry = page.feed.find(node)
  if (entry === null) return null
  const { method } = request
  if (edge === 'comments' && method === 'GET') return { json: { data: page.feed.below(node) } }
  if (edge === 'comments') {
    const isForm = (request.headers['content-type'] ?? '').startsWith('multipart/')
    const parts = isForm ? readForm(request) : []
    const words = parts.find(({ name }) => name === 'message')
    const message = isForm ? Buffer.from(words?.content ?? []).toString() : textIn(jsonOf(request))
    const by = { id: page.id, name: page.name }
    return {
      json: {
        id: page.feed.write(
          by,
          message,
          node,
          parts.some(({ name }) => name === 'source'),
        ).id,
      },
    }
  }
  if (edge === 'likes') {
    entry.likes = method === 'POST' ? 1 : 0
    return { json: { success: true } }
  }
  if (edge !== '') return null
  if (method === 'DELETE') page.feed.remove(node)
  else entry.hidden = jsonOf(request)['is_hidden'] === true
  return { json: { success: true } }
}
