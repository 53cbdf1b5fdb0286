import { type HttpRequest, jsonOf } from '../http/http-message.ts'
import type { HttpRoutes } from '../http/http-routes.ts'
import { type BskyDeps, refused } from './bsky-feeds.ts'
import { cidOf } from './bsky-ids.ts'
import { newestFirst } from './bsky-views.ts'
import type { BskyPost } from './bsky-world.ts'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
const lengthOf = (text: string) => Array.from(graphemes.segment(text)).length

/** What a program writes into its own repository. */
export function repoRoutes({ world, me }: BskyDeps): HttpRoutes {
  const files = new Map<string, { type: string; content: Uint8Array }>()
  const commit = { cid: cidOf('commit'), rev: '3kabcdefghijk' }

  function create(request: HttpRequest) {
    const { collection, record } = jsonOf(request)
    if (collection === 'app.bsky.feed.like') {
      const { uri } = (record as { subject: { uri: string } }).subject
      const at = world.like(uri, me(request))
      return { json: { uri: at, cid: cidOf(at), commit, validationStatus: 'valid' } }
    }
    const post = record as BskyPost['record']
    if (lengthOf(post.text) > 300)
      return refused(
        'InvalidRequest',
        'Invalid app.bsky.feed.post record: record/text must not be longer than 300 graphemes',
      )
    const { uri, cid } = world.write(me(request), post)
    return { json: { uri, cid, commit, validationStatus: 'valid' } }
  }

  return {
    'POST /xrpc/com.atproto.repo.createRecord': create,
    'POST /xrpc/com.atproto.repo.deleteRecord': (request) => {
      const { repo, collection, rkey } = jsonOf(request) as Record<string, string>
      const uri = `at://${repo}/${collection}/${rkey}`
      if (repo !== me(request).did) return refused('InvalidRequest', 'Not your repository')
      if (world.posts.has(uri)) world.remove(uri)
      world.unlike(uri)
      return { json: { commit } }
    },
    'GET /xrpc/com.atproto.repo.listRecords': ({ query }) => {
      if (query.get('collection') === 'app.bsky.feed.like')
        return { json: { records: world.likesBy(query.get('repo') ?? '') } }
      const own = newestFirst([...world.posts.values()].filter(({ by }) => by.did === query.get('repo')))
      const limit = Number(query.get('limit') ?? 50)
      return {
        json: { records: own.slice(0, limit).map(({ uri, cid, record }) => ({ uri, cid, value: record })) },
      }
    },
    'POST /xrpc/com.atproto.repo.uploadBlob': ({ body, headers }) => {
      const type = headers['content-type'] ?? 'application/octet-stream'
      const cid = cidOf(body, 'raw')
      files.set(cid, { type, content: body })
      return { json: { blob: { $type: 'blob', ref: { $link: cid }, mimeType: type, size: body.length } } }
    },
    'GET /img/:cid': ({ params }) => {
      const file = files.get(params['cid'] ?? '')
      return file === undefined
        ? { status: 404 }
        : { body: file.content, headers: { 'content-type': file.type } }
    },
  }
}
