import type { OutboundAttachment } from '@hubbub/contracts'
import type { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import { errorSchema, fileSchema, logSchema, mineSchema, personSchema, postSchema } from './api-types.ts'

interface Ask {
  signal?: AbortSignal | undefined
  method?: 'POST' | 'DELETE'
  body?: string | FormData
  /** What breaks off may have been done. */
  sends?: boolean
}

export interface NewPost {
  text: string
  to: string | null
  parent: string | null
  key: string | null
  files: string[]
}

export type PlainClient = ReturnType<typeof createPlainClient>

export function createPlainClient({ url, token }: { url: string; token: string }) {
  async function ask(path: string, { sends = false, ...init }: Ask = {}): Promise<Response> {
    let response: Response
    try {
      response = await fetch(new URL(path, url), {
        ...init,
        signal: init.signal ?? null,
        headers: {
          authorization: `Bearer ${token}`,
          ...(typeof init.body === 'string' && { 'content-type': 'application/json' }),
        },
      })
    } catch (error) {
      if (init.signal?.aborted === true && !sends) throw init.signal.reason
      throw broken(error, sends)
    }
    if (response.ok) return response
    throw await refusal(response)
  }
  const read = async <Schema extends z.ZodType>(schema: Schema, path: string, init?: Ask) =>
    schema.parse(await (await ask(path, init)).json())

  return {
    me: async (signal?: AbortSignal) => await read(personSchema, '/me', { signal }),
    log: async (after: number, signal: AbortSignal) =>
      (await read(logSchema, `/log?after=${after}`, { signal })).entries,
    mine: async () => (await read(mineSchema, '/mine')).posts,
    file: async (id: string, signal: AbortSignal) =>
      new Uint8Array(await (await ask(`/files/${id}`, { signal })).arrayBuffer()),
    async upload({ filename, contentType, content }: OutboundAttachment, signal?: AbortSignal) {
      const body = new FormData()
      body.set('file', new File([new Uint8Array(content)], filename, { type: contentType }))
      return (await read(fileSchema, '/files', { method: 'POST', body, signal })).id
    },
    react: async (id: string, emoji: string) =>
      void (await ask(`/posts/${id}/reactions`, { method: 'POST', body: JSON.stringify({ emoji }) })),
    unreact: async (id: string, emoji: string) =>
      void (await ask(`/posts/${id}/reactions/${encodeURIComponent(emoji)}`, { method: 'DELETE' })),
    sign: async (id: string, sign: 'typing' | 'seen') =>
      void (await ask(`/posts/${id}/signs`, { method: 'POST', body: JSON.stringify({ sign }) })),
    hide: async (id: string, hidden: boolean) =>
      void (await ask(`/posts/${id}/hidden`, { method: 'POST', body: JSON.stringify({ hidden }) })),
    remove: async (id: string) => void (await ask(`/posts/${id}`, { method: 'DELETE' })),
    publish: async (post: NewPost, signal?: AbortSignal) =>
      await read(postSchema, '/posts', { method: 'POST', body: JSON.stringify(post), signal, sends: true }),
  }
}

/** A server that was never reached has taken nothing. */
function broken(error: unknown, sends: boolean): ChannelError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const code = cause instanceof Error && 'code' in cause ? cause.code : null
  const reached = code !== 'ECONNREFUSED' && code !== 'ENOTFOUND'
  const message = cause instanceof Error ? cause.message : String(cause)
  return new ChannelError({ class: 'retry', message, maybeSent: sends && reached, cause: error })
}

async function refusal(response: Response): Promise<ChannelError> {
  const { status } = response
  const words = errorSchema.safeParse(await response.json().catch(() => null)).data?.error
  const message = words ?? `The network answered ${status}`
  if (status === 401) return new ChannelError({ class: 'reauthorize', message })
  if (status === 429) {
    const seconds = Number(response.headers.get('retry-after') ?? 60)
    return new ChannelError({
      class: 'rate-limited',
      message,
      until: new Date(Date.now() + seconds * 1000),
    })
  }
  return new ChannelError({ class: status >= 500 ? 'retry' : 'rejected', message })
}
