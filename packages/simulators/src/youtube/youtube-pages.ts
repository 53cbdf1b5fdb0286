import type { HttpAnswer, HttpRequest } from '../http/http-message.ts'

/** So many at a time, from where the token of the page before says; of what is asked for by name there are no pages. */
export function pageOf<T>(all: readonly T[], { query }: HttpRequest, shape: (one: T) => object): HttpAnswer {
  const size = Math.min(Number(query.get('maxResults') ?? 20), 100)
  const token = query.get('pageToken')
  const start = token === null ? 0 : Number(Buffer.from(token, 'base64').toString())
  const further = query.get('id') === null && start + size < all.length
  const next = further ? Buffer.from(String(start + size)).toString('base64') : undefined
  const items = all.slice(start, start + size).map(shape)
  return {
    json: {
      kind: 'youtube#listResponse',
      etag: 'an-etag',
      ...(next !== undefined && { nextPageToken: next }),
      pageInfo: { totalResults: all.length, resultsPerPage: items.length },
      items,
    },
  }
}
