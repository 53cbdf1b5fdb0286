import { formOf, type HttpAnswer, type HttpRequest, jsonOf } from '../http/http-message.ts'
import type { HttpRoutes } from '../http/http-routes.ts'
import type { PlainPerson, PlainPost, PlainPosts } from './plain-posts.ts'

const MAX_PUBLIC = 100
const MAX_DIRECT = 500

/** What a program can ask of the network; `me` is the person it speaks for. */
export function plainRoutes(
  posts: PlainPosts,
  me: (request: HttpRequest) => PlainPerson | undefined,
  rewrite: (text: string) => string,
): HttpRoutes {
  return {
    'GET /me': (request) => ({ json: me(request) }),
    'GET /log': (request) => {
      const entries = posts.after(Number(request.query.get('after') ?? 0), 50)
      const own = me(request)?.id
      return { json: { entries: entries.map((entry) => keyOnlyToOwner(entry, own)) } }
    },
    'GET /mine': (request) => ({
      json: { posts: [...posts.posts.values()].filter(({ author }) => author.id === me(request)?.id) },
    }),
    'GET /files/:id': ({ params }) => {
      const file = posts.files.get(params['id'] ?? '')
      return file === undefined
        ? { status: 404, json: { error: 'There is no such file' } }
        : { body: file.content, headers: { 'content-type': file.type } }
    },
    'POST /files': async (request) => await keepFile(posts, request),
    'POST /posts': (request) => publish(posts, request, { by: me(request), rewrite }),
    ...actionRoutes(posts, me),
  }
}

function actionRoutes(posts: PlainPosts, me: (request: HttpRequest) => PlainPerson | undefined): HttpRoutes {
  const at = (request: HttpRequest) => posts.posts.get(request.params['id'] ?? '')
  const gone: HttpAnswer = { status: 404, json: { error: 'That post is gone' } }
  return {
    'POST /posts/:id/reactions': (request) => {
      const { emoji } = jsonOf(request)
      const post = at(request)
      if (post === undefined) return gone
      if (typeof emoji !== 'string') return refused('With what?')
      posts.react(post.id, { by: me(request)?.id ?? '', emoji })
      return { json: {} }
    },
    'DELETE /posts/:id/reactions/:emoji': (request) => {
      const post = at(request)
      if (post === undefined) return gone
      posts.unreact(post.id, { by: me(request)?.id ?? '', emoji: request.params['emoji'] ?? '' })
      return { json: {} }
    },
    'POST /posts/:id/signs': (request) => {
      const { sign } = jsonOf(request)
      const post = at(request)
      if (post === undefined) return gone
      posts.signs.push({ by: me(request)?.id ?? '', post: post.id, sign: String(sign) })
      return { json: {} }
    },
    'POST /posts/:id/hidden': (request) => {
      const post = at(request)
      if (post === undefined) return gone
      if (jsonOf(request)['hidden'] === true) posts.hidden.add(post.id)
      else posts.hidden.delete(post.id)
      return { json: {} }
    },
    'DELETE /posts/:id': (request) => {
      const post = at(request)
      if (post === undefined) return gone
      if (post.author.id !== me(request)?.id) return { status: 403, json: { error: 'That is not yours' } }
      posts.remove(post.id)
      return { json: {} }
    },
  }
}

async function keepFile(posts: PlainPosts, request: HttpRequest): Promise<HttpAnswer> {
  const file = (await formOf(request)).get('file')
  if (!(file instanceof File)) return refused('No file came')
  const id = `f${posts.files.size + 1}`
  const content = new Uint8Array(await file.arrayBuffer())
  posts.files.set(id, { id, name: file.name, type: file.type, content })
  return { status: 201, json: { id } }
}

interface Publishing {
  by: PlainPerson | undefined
  rewrite: (text: string) => string
}

function publish(posts: PlainPosts, request: HttpRequest, { by, rewrite }: Publishing): HttpAnswer {
  const { text, to, parent, key, files } = jsonOf(request)
  if (by === undefined || typeof text !== 'string') return refused('Something is missing')
  const before = [...posts.posts.values()].find(
    (post) => typeof key === 'string' && post.author.id === by.id && post.key === key,
  )
  if (before !== undefined) return { json: before }
  const person = typeof to === 'string' ? posts.people.get(to) : undefined
  if (text.length > (person === undefined ? MAX_PUBLIC : MAX_DIRECT)) return refused('That is too long')
  if (typeof parent === 'string' && !posts.posts.has(parent)) return refused('That post is gone')
  const post = posts.say({
    by,
    text: rewrite(text),
    files: (Array.isArray(files) ? files : []).flatMap((id) => posts.files.get(String(id)) ?? []),
    ...(person !== undefined && { to: person }),
    ...(typeof parent === 'string' && { inReplyTo: parent }),
    ...(typeof key === 'string' && { key }),
  })
  return { status: 201, json: post }
}

const refused = (error: string): HttpAnswer => ({ status: 422, json: { error } })

function keyOnlyToOwner<Entry extends { kind: string; post?: PlainPost }>(
  entry: Entry,
  own: string | undefined,
) {
  if (entry.post === undefined || entry.post.author.id === own) return entry
  return { ...entry, post: { ...entry.post, key: null } }
}
