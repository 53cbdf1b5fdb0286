import type { z } from '@hubbub/contracts/http'
import type { ClientResponse } from 'hono/client'
import { networkProblem, problemFrom } from './problem-error.ts'

export interface TransportOptions {
  /** Origin, such as `https://desk.example`; empty in a browser on the same origin. */
  baseUrl: string
  /** Sent with every request, e.g. an API key as `authorization`. */
  headers?: Record<string, string>
  fetch?: typeof fetch
  /** Called when a session has ended. */
  onUnauthenticated?: () => void
}

export type Transport = ReturnType<typeof createTransport>

/** What every resource client stands on: where, how, and errors as `ProblemError`. */
export function createTransport({
  baseUrl,
  headers = {},
  fetch: fetchImplementation,
  onUnauthenticated,
}: TransportOptions) {
  const send = fetchImplementation ?? globalThis.fetch.bind(globalThis)
  const anyFetch = (input: RequestInfo | URL, init?: RequestInit): Promise<Response> =>
    send(input, { credentials: 'same-origin', ...init }).catch((error: unknown) => {
      if (init?.signal?.aborted) throw error
      throw networkProblem(error)
    })
  const checkedFetch = async (input: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const response = await anyFetch(input, init)
    if (response.ok) return response
    if (response.status === 401) onUnauthenticated?.()
    throw await problemFrom(response)
  }
  return {
    root: `${baseUrl}/api/v1`,
    headers,
    /** Where a status of failure is an answer and not an error. */
    anyFetch,
    /** What `hc` takes as its second argument. */
    options: (signal?: AbortSignal) => ({
      fetch: checkedFetch,
      headers,
      ...(signal && { init: { signal } }),
    }),
    onUnauthenticated,
  }
}

type Success<R> =
  R extends ClientResponse<infer T, infer S, infer F>
    ? S extends 200 | 201 | 202
      ? F extends 'json'
        ? T
        : never
      : never
    : never

/** The body of a success; the transport has already thrown whatever was refused. */
export async function read<R extends ClientResponse<unknown, number>>(
  request: Promise<R>,
): Promise<Success<R>> {
  const response = await request
  const body = await response.json().catch((error: unknown) => {
    // Cut off in the middle: whether it was done is as unknown as if nothing had come.
    throw networkProblem(error)
  })
  return body as Success<R>
}

/** For operations that answer 204. */
export async function done(request: Promise<unknown>): Promise<void> {
  await request
}

/** `If-Match` for a change that must not overwrite someone else's. */
export const ifMatch = (version: number | undefined) =>
  version === undefined ? {} : { 'if-match': `"${version}"` }

export const idempotencyKey = (key: string | undefined) =>
  key === undefined ? {} : { 'idempotency-key': key }

export interface PageQuery {
  cursor?: string | undefined
  limit?: number | undefined
}

/** The body that a definition takes. */
export type JsonBody<
  R extends { request: { body: { content: { 'application/json': { schema: z.ZodType } } } } },
> = z.input<R['request']['body']['content']['application/json']['schema']>

type AsText<V> = V extends string ? V : V extends number | boolean | object ? string : never
type Queried<T> = { [K in keyof T]: AsText<T[K]> }

/** A query as strings, without what is not set; what has parts goes as JSON. */
export function queryOf<T extends object>(query: T): Queried<T> {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== null)
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : String(value)]),
  ) as Queried<T>
}
