import { formOf, type HttpAnswer, type HttpRequest, jsonOf } from '../http/http-message.ts'
import type { HttpRoutes } from '../http/http-routes.ts'
import type { MastoMedia, MastoVisibility } from './masto-entities.ts'
import { type MastoRouteDeps, notFound, refused, visible } from './masto-reading.ts'

type Media = Map<string, { entity: MastoMedia; type: string; content: Uint8Array }>

/** What can be done there by a client for one account. */
export function writingRoutes(deps: MastoRouteDeps): HttpRoutes {
  const { world, url, me } = deps
  const media: Media = new Map()
  const keys = new Map<string, string>()
  const one = visible(deps)

  return {
    'POST /api/v1/statuses/:id/favourite': (request) =>
      one(request, (status) => ({ json: { ...world.favourite(status.id, me(request)), favourited: true } })),
    'POST /api/v1/statuses/:id/unfavourite': (request) =>
      one(request, (status) => ({
        json: { ...world.unfavourite(status.id, me(request)), favourited: false },
      })),
    'DELETE /api/v1/statuses/:id': (request) =>
      one(request, (status) => {
        if (status.account.id !== me(request).id) return notFound
        world.remove(status.id)
        return { json: status }
      }),
    'POST /api/v1/statuses': (request) => publish(deps, request, { keys, media }),
    'POST /api/v2/media': async (request) => {
      const form = await formOf(request)
      const file = form.get('file')
      if (!(file instanceof File)) return refused(422, "Validation failed: File can't be blank")
      const id = String(media.size + 1)
      const link = `${url()}/media/${id}`
      const entity: MastoMedia = {
        id,
        type: file.type.startsWith('image/') ? 'image' : 'unknown',
        url: link,
        preview_url: link,
        remote_url: null,
        meta: {},
        description: null,
        blurhash: null,
      }
      media.set(id, { entity, type: file.type, content: new Uint8Array(await file.arrayBuffer()) })
      return { json: entity }
    },
    'GET /api/v1/media/:id': ({ params }) => {
      const found = media.get(params['id'] ?? '')
      return found === undefined ? notFound : { json: found.entity }
    },
    'GET /media/:id': ({ params }) => {
      const found = media.get(params['id'] ?? '')
      return found === undefined ? notFound : { body: found.content, headers: { 'content-type': found.type } }
    },
  }
}

function publish(
  { world, me, maxCharacters }: MastoRouteDeps,
  request: HttpRequest,
  { keys, media }: { keys: Map<string, string>; media: Media },
): HttpAnswer {
  const { status: text, in_reply_to_id: parent, visibility, media_ids: files } = jsonOf(request)
  const key = request.headers['idempotency-key']
  const before =
    key === undefined ? undefined : world.statuses.get(keys.get(`${me(request).id} ${key}`) ?? '')
  if (before !== undefined) return { json: before }
  if (typeof text !== 'string' || (text === '' && !Array.isArray(files)))
    return refused(422, "Validation failed: Text can't be blank")
  if (lengthOf(text) > maxCharacters)
    return refused(422, `Validation failed: Text character limit of ${maxCharacters} exceeded`)
  if (typeof parent === 'string' && !world.statuses.has(parent))
    return refused(404, 'The post you are trying to reply to does not appear to exist.')
  const status = world.say({
    by: me(request),
    text,
    visibility: (visibility as MastoVisibility | undefined) ?? 'public',
    ...(typeof parent === 'string' && { inReplyTo: parent }),
    media: (Array.isArray(files) ? files : []).flatMap((id) => media.get(String(id))?.entity ?? []),
  })
  if (key !== undefined) keys.set(`${me(request).id} ${key}`, status.id)
  return { json: status }
}

/** Links count 23, and of a mention only the name. */
const lengthOf = (text: string) =>
  Array.from(text.replace(/https?:\/\/\S+/g, 'x'.repeat(23)).replace(/@([\w.]+)@[\w.-]+/g, '@$1')).length
