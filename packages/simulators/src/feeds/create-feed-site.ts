import { createHash } from 'node:crypto'
import type { HttpAnswer, HttpRequest } from '../http/http-message.ts'
import { startHttpServer } from '../http/start-http-server.ts'
import { type FeedFormat, writeFeed, type WrittenItem } from './write-feed.ts'

export interface FeedSiteOptions {
  title?: string
  format?: FeedFormat
  /** Where it is kept behind a password. */
  signIn?: { user: string; password: string }
  /** Of the many a site has published, how many its feed still shows. Default 50. */
  window?: number
  now?: () => Date
}

export type FeedSite = Awaited<ReturnType<typeof createFeedSite>>

/** A site with a page at `/`, which names its feed at `/feed`: conditional requests, moves and limits included. */
export async function createFeedSite(options: FeedSiteOptions = {}) {
  const { title = 'The Daily Test', format = 'rss', window = 50, now = () => new Date() } = options
  const items: WrittenItem[] = []
  const places = new Map<string, HttpAnswer>()
  const asked: HttpRequest[] = []
  let changedAt = now()
  let limitedUntil = 0

  const server = await startHttpServer({
    routes: { 'GET /*': (request) => places.get(request.path) ?? answer(request) },
    guard(request) {
      asked.push(request)
      if (asked.length > 1000) asked.shift()
      const left = limitedUntil - now().getTime()
      if (left > 0) return { status: 429, headers: { 'retry-after': String(Math.ceil(left / 1000)) } }
      return isSignedIn(request)
        ? null
        : { status: 401, headers: { 'www-authenticate': 'Basic realm="feed"' } }
    },
  })

  function isSignedIn({ headers }: HttpRequest): boolean {
    const { signIn } = options
    if (signIn === undefined) return true
    const basic = Buffer.from(`${signIn.user}:${signIn.password}`).toString('base64')
    return headers['authorization'] === `Basic ${basic}`
  }

  function answer({ path, headers }: HttpRequest): HttpAnswer {
    if (path === '/') return page(title)
    if (path !== '/feed') return { status: 404, body: 'not found' }
    const { type, body } = writeFeed({ title, link: server.url, items: items.slice(0, window) }, format)
    const etag = `"${createHash('sha1').update(body).digest('hex')}"`
    const lastModified = changedAt.toUTCString()
    const known = headers['if-none-match']
    const validators = { etag, 'last-modified': lastModified }
    const same = known === undefined ? headers['if-modified-since'] === lastModified : known === etag
    if (same) return { status: 304, headers: validators }
    return { headers: { 'content-type': type, ...validators }, body }
  }

  return {
    server,
    url: server.url,
    feedUrl: `${server.url}/feed`,
    /** What it was asked, oldest first. */
    asked: asked as readonly HttpRequest[],
    items: items as readonly WrittenItem[],
    publish(...some: WrittenItem[]) {
      changedAt = now()
      for (const item of some) items.unshift({ at: now(), ...item })
    },
    revise(id: string, change: Partial<WrittenItem>) {
      changedAt = now()
      for (const [index, item] of items.entries()) if (item.id === id) items[index] = { ...item, ...change }
    },
    /** Something else stands at a path from now on. */
    put: (path: string, place: HttpAnswer) => void places.set(path, place),
    /** Refuses everything for this long, and says so. */
    limit: (ms: number) => {
      limitedUntil = now().getTime() + ms
    },
    fail: server.fail,
    disconnect: server.disconnect,
    close: server.close,
    [Symbol.asyncDispose]: server.close,
  }
}

function page(title: string): HttpAnswer {
  const link = `<link rel="alternate" type="application/rss+xml" href="/feed" title="All articles">`
  const head = `<head><title>${title}</title><link rel="stylesheet" href="/x.css">${link}</head>`
  return {
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html>${head}<body><p>Read us</p></body></html>`,
  }
}
