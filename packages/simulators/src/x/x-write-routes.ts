import { type HttpAnswer, type HttpRequest, jsonOf, textOf } from '../http/http-message.ts'
import type { HttpRoutes } from '../http/http-routes.ts'
import { readForm } from '../http/read-form.ts'
import type { XDesk } from './x-desk.ts'
import { askedFields } from './x-read-routes.ts'
import { refusals, type XPerson, type XSaid } from './x-types.ts'

/** What can be done at X. */
export function xWriteRoutes(desk: XDesk): HttpRoutes {
  const { world, access, streams, media } = desk
  return {
    'POST /2/oauth2/token': (request) => ({ json: access.refresh(tokenIn(request)) }),
    'POST /2/tweets': (request) => createPost(desk, request),
    'DELETE /2/tweets/:id': (request) => {
      const post = ownPost(desk, request)
      world.posts.delete(post.id)
      return { json: { data: { deleted: true } } }
    },
    'PUT /2/tweets/:id/hidden': (request) => {
      access.person(request)
      const post = world.posts.get(request.params['id'] ?? '')
      if (!post) throw refusals.missing(request.params['id'] ?? '')
      post.hidden = jsonOf(request)['hidden'] === true
      return { json: { data: { hidden: post.hidden } } }
    },
    'POST /2/dm_conversations/with/:id/messages': (request) =>
      sendLetter(desk, request, request.params['id'] ?? ''),
    'POST /2/dm_conversations/:id/messages': (request) => {
      const own = access.person(request).id
      const other = (request.params['id'] ?? '').split('-').find((id) => id !== own)
      return sendLetter(desk, request, other ?? '')
    },
    'GET /2/tweets/search/stream/rules': (request) => {
      access.app(request)
      const data = [...streams.rules.values()]
      const meta = { result_count: data.length }
      return {
        headers: access.take(request, 'rules', 450),
        json: data.length > 0 ? { data, meta } : { meta },
      }
    },
    'POST /2/tweets/search/stream/rules': (request) => {
      access.app(request)
      return { headers: access.take(request, 'change rules', 100), json: changeRules(desk, jsonOf(request)) }
    },
    'GET /2/tweets/search/stream': (request) => {
      access.app(request)
      access.take(request, 'stream', 50)
      return streams.connect(askedFields(request.query, 'any'), missed(desk, request))
    },
    'POST /2/media/upload/initialize': (request) => {
      access.person(request)
      const { media_type: type } = jsonOf(request)
      const id = world.newId()
      media.set(id, { type: String(type), bytes: 0, ready: false })
      return { json: { data: { id, media_key: `3_${id}`, expires_after_secs: 86_400 } } }
    },
    'POST /2/media/upload/:id/append': (request) => {
      access.person(request)
      const part = readForm(request).find(({ name }) => name === 'media')
      const kept = media.get(request.params['id'] ?? '')
      if (!kept || !part) throw refusals.invalid('media', 'media is required')
      kept.bytes += part.content.byteLength
      return { json: { data: { expires_at: Math.floor(desk.now().getTime() / 1000) + 86_400 } } }
    },
    'POST /2/media/upload/:id/finalize': (request) => {
      access.person(request)
      const id = request.params['id'] ?? ''
      const kept = media.get(id)
      if (!kept) throw refusals.missing(id)
      kept.ready = true
      return { json: { data: { id, media_key: `3_${id}`, size: kept.bytes, expires_after_secs: 86_400 } } }
    },
  }
}

/** The library sends it as JSON, the description says form; X takes both. */
function tokenIn(request: HttpRequest): string {
  const isJson = (request.headers['content-type'] ?? '').includes('json')
  const token = isJson
    ? jsonOf(request)['refresh_token']
    : new URLSearchParams(textOf(request)).get('refresh_token')
  return typeof token === 'string' ? token : ''
}

function createPost(desk: XDesk, request: HttpRequest): HttpAnswer {
  const { world, access, media } = desk
  const person = access.person(request)
  const headers = access.take(request, 'create post', 100)
  const body = jsonOf(request) as {
    text?: string
    reply?: { in_reply_to_tweet_id: string }
    media?: { media_ids: string[] }
  }
  const text = body.text ?? ''
  const parent = body.reply ? world.posts.get(body.reply.in_reply_to_tweet_id) : undefined
  if (body.reply && !parent) throw refusals.missing(body.reply.in_reply_to_tweet_id)
  if (weight(text) > (person.premium ? 25_000 : 280)) throw refusals.forbidden('Your Tweet text is too long.')
  if (parent && desk.tier === 'self-serve' && !mayAnswer(desk, parent, person))
    throw refusals.forbidden('You are not permitted to perform this action.')
  const said = parent && !text.startsWith('@') ? `@${parent.author.username} ${text}` : text
  const isDouble = world.newest(({ author }) => author.id === person.id).some((post) => post.text === said)
  if (isDouble) throw refusals.forbidden('You are not allowed to create a Tweet with duplicate content.')
  const missing = (body.media?.media_ids ?? []).find((id) => media.get(id)?.ready !== true)
  if (missing !== undefined) throw refusals.invalid('media.media_ids', 'Your media IDs are invalid.')
  const pictures = (body.media?.media_ids ?? []).map((id) => `https://pbs.twimg.com/media/${id}.jpg`)
  const post = world.say(person, said, { ...(parent && { replyTo: parent }), media: pictures })
  return { status: 201, headers, json: { data: { id: post.id, text: post.text } } }
}

function mayAnswer({ world }: XDesk, parent: XSaid, person: XPerson): boolean {
  const quotes = parent.refers.some(
    ({ type, id }) => type === 'quoted' && world.posts.get(id)?.author.id === person.id,
  )
  return quotes || parent.mentions.some(({ id }) => id === person.id) || parent.author.id === person.id
}

/** Links count 23 letters; letters outside the Latin range and emoji count two. */
function weight(text: string): number {
  const letters = text.replace(/https?:\/\/\S+/g, 'x'.repeat(23))
  return Array.from(letters).reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x10ff ? 2 : 1), 0)
}

function sendLetter({ world, access }: XDesk, request: HttpRequest, to: string): HttpAnswer {
  const person = access.person(request)
  const headers = access.take(request, 'send direct', 15)
  const other = world.people.get(to)
  if (!other) throw refusals.forbidden('You cannot send messages to this user.')
  const { text = '' } = jsonOf(request) as { text?: string }
  const letter = world.write(person, other, text)
  return {
    status: 201,
    headers,
    json: { data: { dm_event_id: letter.id, dm_conversation_id: letter.conversationId } },
  }
}

function ownPost({ world, access }: XDesk, request: HttpRequest): XSaid {
  const person = access.person(request)
  const post = world.posts.get(request.params['id'] ?? '')
  if (!post) throw refusals.missing(request.params['id'] ?? '')
  if (post.author.id !== person.id) throw refusals.forbidden('You are not authorized to delete this Tweet.')
  return post
}

function changeRules({ streams, now }: XDesk, body: Record<string, unknown>) {
  const { add = [], delete: gone } = body as {
    add?: { value: string; tag?: string }[]
    delete?: { ids: string[] }
  }
  const sent = now().toISOString()
  if (gone) {
    const deleted = gone.ids.filter((id) => streams.rules.delete(id)).length
    return { meta: { sent, summary: { deleted, not_deleted: gone.ids.length - deleted } } }
  }
  const { data, errors } = streams.add(add)
  const summary = {
    created: data.length,
    not_created: errors.length,
    valid: data.length,
    invalid: errors.length,
  }
  return { ...(data.length > 0 && { data }), ...(errors.length > 0 && { errors }), meta: { sent, summary } }
}

function missed({ world, tier, now }: XDesk, { query }: HttpRequest): XSaid[] {
  const minutes = Number(query.get('backfill_minutes') ?? 0)
  if (minutes === 0) return []
  if (tier !== 'enterprise' || minutes > 5)
    throw refusals.invalid('backfill_minutes', 'backfill_minutes is not available at your access level')
  const from = now().getTime() - minutes * 60_000
  return world.newest(({ at }) => at.getTime() >= from).toReversed()
}
