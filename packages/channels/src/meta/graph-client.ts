import { createHmac } from 'node:crypto'
import type { Clock } from '@hubbub/contracts'
import type { FormData } from 'undici'
import type { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { Allotment } from '../context.ts'
import type { GuardedFetch } from '../http/guarded-fetch.ts'
import { networkError } from '../http/network-error.ts'
import { classifyGraphError, holdsAll } from './classify-graph-error.ts'
import { type GraphError, graphErrorSchema } from './graph-types.ts'
import { accessRegained } from './usage.ts'

export const GRAPH_URL = 'https://graph.facebook.com'
export const GRAPH_VERSION = 'v26.0'

/** A token that is renewed over time. */
export interface TokenSource {
  get(): string
  /** Another one in the place of one that was refused; rejects where there is none. */
  replace(refused: string): Promise<string>
}

export interface GraphAccount {
  token: string | TokenSource
  /** Proves to Meta that the token is used by its own app. Null: the network knows no such proof. */
  appSecret: string | null
  /** Where the Graph API stands, without a slash at its end. */
  root: string
}

export interface GraphDeps {
  clock: Clock
  allotment: Allotment
  fetch: GuardedFetch['fetch']
}

export interface Asked {
  method?: 'GET' | 'POST' | 'DELETE'
  query?: Readonly<Record<string, string>>
  json?: unknown
  form?: FormData
  signal?: AbortSignal | undefined
  /** Without an answer nobody knows whether the message was taken. */
  sending?: boolean
  ms?: number
}

const CALL_MS = 30_000
const FILE_MS = 120_000
const BUCKET = 'graph'

export type GraphClient = ReturnType<typeof createGraphClient>

/** The Graph API: every answer is parsed, every failure classified, and what it says of limits is kept. */
export function createGraphClient(account: GraphAccount, deps: GraphDeps) {
  const { clock, allotment, fetch } = deps
  const { token: given } = account
  const tokenNow = () => (typeof given === 'string' ? given : given.get())

  async function ask<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    asked: Asked = {},
  ): Promise<z.output<Schema>> {
    const { signal, sending = false } = asked
    signal?.throwIfAborted()
    await refuseWhileEmpty(allotment)
    const deadline = AbortSignal.timeout(asked.ms ?? CALL_MS)
    const stop = AbortSignal.any([deadline, ...(signal ? [signal] : [])])
    const askAs = async (token: string) => {
      const url = urlOf(account, { path, query: { ...asked.query, ...proofOf(token, account) } })
      const init = { ...initOf(asked, token), signal: stop }
      return await read(async () => await fetch(url, init), { signal, sending })
    }
    const token = tokenNow()
    let answer = await askAs(token)
    // What was refused for its token was not done.
    if (typeof given !== 'string' && isTokenRefusal(answer)) answer = await askAs(await given.replace(token))
    if (answer.response.ok) return parse(schema, answer, sending)
    throw await refuse(answer, sending)
  }

  async function refuse({ response, body }: Answer, sending: boolean): Promise<ChannelError> {
    const { status, headers } = response
    const error: GraphError | null = graphErrorSchema.safeParse(body).data?.error ?? null
    const refusal = classifyGraphError({ status, headers, error, now: clock.now(), sending })
    if (refusal.until !== null && holdsAll(error))
      await allotment.note(BUCKET, { remaining: 0, resetsAt: refusal.until })
    return refusal
  }

  return {
    ask,
    /** Meta calls public addresses, and only by https; one that is simulated here calls anything here. */
    calls: (address: string) => address.startsWith('https:') || account.root.startsWith('http:'),
    /**
     * A file, from Meta’s own servers only; `open` are those that need no token. Null: it is gone, or larger than
     * `maxBytes`.
     */
    async download(
      address: string,
      {
        maxBytes,
        open = false,
        signal,
      }: { maxBytes: number; open?: boolean; signal?: AbortSignal | undefined },
    ) {
      expectMeta(address, account.root)
      const headers = open ? {} : { authorization: `Bearer ${tokenNow()}` }
      const patience = AbortSignal.any([AbortSignal.timeout(FILE_MS), ...(signal ? [signal] : [])])
      try {
        const response = await fetch(address, { headers, signal: patience })
        const { status } = response
        if (status === 429 || status >= 500) throw refusedFile(response, clock.now())
        if (!response.ok) return null
        const content = new Uint8Array(await response.arrayBuffer())
        const contentType = response.headers.get('content-type')?.split(';')[0] ?? 'application/octet-stream'
        return content.byteLength > maxBytes ? null : { content, contentType }
      } catch (error) {
        signal?.throwIfAborted()
        throw networkError(error, { sent: false })
      }
    },
  }
}

function refusedFile({ status, headers }: Response, now: Date): ChannelError {
  const until = accessRegained(headers, now)
  const message = `A file was answered with ${status}`
  return new ChannelError(
    status === 429 && until !== null
      ? { class: 'rate-limited', message, until }
      : { class: 'retry', message },
  )
}

interface Answer {
  response: Response
  body: unknown
}
type Response = Awaited<ReturnType<GuardedFetch['fetch']>>

/** The whole answer, in one piece; what breaks off while it is read broke off before it was understood. */
async function read(
  call: () => Promise<Response>,
  { signal, sending }: { signal: AbortSignal | undefined; sending: boolean },
): Promise<Answer> {
  try {
    const response = await call()
    const text = await response.text()
    return { response, body: jsonOf(text) }
  } catch (error) {
    if (!sending) signal?.throwIfAborted()
    throw networkError(error, { sent: sending })
  }
}

function parse<Schema extends z.ZodType>(
  schema: Schema,
  { body }: Answer,
  sending: boolean,
): z.output<Schema> {
  const result = schema.safeParse(body)
  if (result.success) return result.data
  const where = result.error.issues.map(({ path }) => path.join('.')).join(', ')
  throw new ChannelError({
    class: 'retry',
    message: `The Graph API answered in a way that is not known here (${where})`,
    maybeSent: sending,
  })
}

function urlOf(
  { root }: Pick<GraphAccount, 'root'>,
  { path, query }: { path: string; query: Readonly<Record<string, string>> },
): string {
  const url = new URL(`${root}/${GRAPH_VERSION}/${path}`)
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value)
  return url.href
}

const TOKEN_ENDED = 190
const isTokenRefusal = ({ response, body }: Answer) =>
  !response.ok && graphErrorSchema.safeParse(body).data?.error.code === TOKEN_ENDED

function initOf({ method = 'GET', json, form }: Asked, token: string) {
  const headers = { authorization: `Bearer ${token}` }
  if (form !== undefined) return { method, headers, body: form }
  if (json === undefined) return { method, headers }
  return { method, headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(json) }
}

/** https://developers.facebook.com/docs/graph-api/guides/secure-requests */
function proofOf(token: string, { appSecret }: Pick<GraphAccount, 'appSecret'>): Record<string, string> {
  if (appSecret === null) return {}
  return { appsecret_proof: createHmac('sha256', appSecret).update(token).digest('hex') }
}

async function refuseWhileEmpty(allotment: Allotment) {
  const until = await allotment.emptyUntil(BUCKET)
  if (until !== null)
    throw new ChannelError({
      class: 'rate-limited',
      message: 'Meta lets this account ask again later',
      until,
    })
}

const metaHosts =
  /(^|\.)(facebook\.com|fbsbx\.com|fbcdn\.net|whatsapp\.net|instagram\.com|cdninstagram\.com)$/

function expectMeta(address: string, root: string) {
  const { origin, protocol, hostname } = new URL(address)
  if (origin === new URL(root).origin || (protocol === 'https:' && metaHosts.test(hostname))) return
  throw new ChannelError({
    class: 'rejected',
    message: `${hostname} is not Meta’s: the access token does not go there`,
  })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
