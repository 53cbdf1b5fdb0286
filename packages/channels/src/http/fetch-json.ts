import type { RequestInit, Response } from 'undici'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { GuardedFetch } from './guarded-fetch.ts'
import { networkError } from './network-error.ts'

export interface JsonReply {
  status: number
  ok: boolean
  headers: Response['headers']
  /** Null where it was no JSON. */
  body: unknown
}

export interface JsonInit extends Pick<RequestInit, 'method' | 'headers' | 'body'> {
  signal?: AbortSignal | undefined
  /** What breaks off may have been done. */
  sends?: boolean
}

const waitMs = 30_000

/** One request, whatever its status; what breaks comes as a ChannelError, or as the caller's own reason to stop. */
export async function fetchJson(
  http: Pick<GuardedFetch, 'fetch'>,
  url: URL,
  { signal, sends = false, ...init }: JsonInit = {},
): Promise<JsonReply> {
  signal?.throwIfAborted()
  const stop = AbortSignal.any([AbortSignal.timeout(waitMs), ...(signal ? [signal] : [])])
  try {
    const response = await http.fetch(url.href, { ...init, redirect: 'manual', signal: stop })
    const { status, ok, headers } = response
    return { status, ok, headers, body: jsonOrNull(await response.text()) }
  } catch (error) {
    if (signal?.aborted && !sends) throw signal.reason
    throw networkError(error, { sent: sends })
  }
}

/** What is expected of an answer, or an error that says where it is otherwise. */
export function expectReply<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  { network, sends = false }: { network: string; sends?: boolean },
): z.output<Schema> {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const message = `${network} answered in a way that is not known here: ${z.prettifyError(parsed.error)}`
  throw new ChannelError({ class: 'retry', message, maybeSent: sends })
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}
