import { ChannelError } from '../channel-error.ts'
import type { GuardedFetch } from '../http/guarded-fetch.ts'
import { networkError } from '../http/network-error.ts'
import { retryAfter } from '../http/retry-after.ts'
import { type FeedCredentials, hasPassword } from './config.ts'
import type { FeedDocument } from './read/feed-types.ts'

export interface Validators {
  etag: string | null
  lastModified: string | null
}

export interface FetchInput extends Partial<Validators> {
  url: string
  credentials: FeedCredentials
  now: Date
  signal?: AbortSignal | undefined
}

export interface Fetched {
  /** Null: it is what it was. */
  document: FeedDocument | null
  validators: Validators
  /** Where it has gone for good. */
  movedTo: string | null
  /** How long it says that it will stay the same. */
  maxAgeSeconds: number | null
}

const maxBytes = 8_000_000
const maxRedirects = 8
const usualPauseMs = 15 * 60_000

/** Asks for a document only if it has changed, and follows where it went. */
export async function fetchDocument(
  { fetch }: Pick<GuardedFetch, 'fetch'>,
  input: FetchInput,
): Promise<Fetched> {
  let url = input.url
  let movedTo: string | null = null
  let forGood = true
  for (let step = 0; step <= maxRedirects; step += 1) {
    const response = await ask(fetch, url, input)
    const location = response.headers.get('location')
    if (![301, 302, 303, 307, 308].includes(response.status) || location === null)
      return { ...(await read(response, url, input)), movedTo }
    await response.body?.cancel()
    const next = URL.canParse(location, url) ? new URL(location, url) : null
    if (next === null || !/^https?:$/.test(next.protocol))
      throw new ChannelError({
        class: 'rejected',
        message: `It leads to ${location}, which is no web address`,
      })
    url = next.href
    forGood &&= response.status === 301 || response.status === 308
    if (forGood) movedTo = url
  }
  throw new ChannelError({ class: 'rejected', message: `It leads on more than ${maxRedirects} times` })
}

type Response = Awaited<ReturnType<GuardedFetch['fetch']>>

async function ask(fetch: GuardedFetch['fetch'], url: string, input: FetchInput): Promise<Response> {
  const { etag, lastModified, credentials, signal } = input
  // A password goes to nobody but who it was given for.
  const own = new URL(url).origin === new URL(input.url).origin && hasPassword(credentials)
  const basic = Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')
  try {
    return await fetch(url, {
      redirect: 'manual',
      headers: {
        'user-agent': 'Hubbub (feed reader)',
        accept:
          'application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.5, */*;q=0.1',
        ...(etag && { 'if-none-match': etag }),
        ...(lastModified && { 'if-modified-since': lastModified }),
        ...(own && { authorization: `Basic ${basic}` }),
      },
      ...(signal && { signal }),
    })
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    throw networkError(error, { sent: false })
  }
}

async function read(response: Response, url: string, input: FetchInput): Promise<Omit<Fetched, 'movedTo'>> {
  const { headers, status } = response
  const validators = { etag: headers.get('etag'), lastModified: headers.get('last-modified') }
  const maxAge = /max-age=(\d{1,9})/.exec(headers.get('cache-control') ?? '')?.[1]
  const rest = { validators, maxAgeSeconds: maxAge === undefined ? null : Number(maxAge) }
  if (status === 304) return { document: null, ...rest }
  if (!response.ok) {
    await response.body?.cancel()
    throw refusalOf(response, input)
  }
  const bytes = await readBytes(response, input.signal)
  const located = headers.get('content-location')
  const base = located !== null && URL.canParse(located, url) ? new URL(located, url).href : url
  return { document: { bytes, contentType: headers.get('content-type'), url: base }, ...rest }
}

function refusalOf({ status, statusText, headers }: Response, { now }: FetchInput): ChannelError {
  const words = statusText === '' ? '' : ` ${statusText}`
  const message = `The server answered ${status}${words}`
  const until = retryAfter(headers.get('retry-after'), now)
  if (status === 429)
    return new ChannelError({
      class: 'rate-limited',
      message,
      until: until ?? new Date(now.getTime() + usualPauseMs),
    })
  if (until !== null) return new ChannelError({ class: 'rate-limited', message, until })
  if (status === 401 || status === 407) return new ChannelError({ class: 'reauthorize', message })
  const lasting = status >= 400 && status < 500 && ![408, 421, 423, 425].includes(status)
  return new ChannelError({ class: lasting ? 'rejected' : 'retry', message })
}

async function readBytes(response: Response, signal: AbortSignal | undefined): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of response.body ?? []) {
      const bytes = chunk as Uint8Array
      size += bytes.length
      // Counted after it was unpacked, so that nothing small becomes something large.
      if (size > maxBytes)
        throw new ChannelError({ class: 'rejected', message: `It is larger than ${maxBytes / 1e6} MB` })
      chunks.push(bytes)
    }
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    throw networkError(error, { sent: false })
  }
  return Buffer.concat(chunks)
}
