import type { ChatMessage, ChatSession, ChatUser, ChatView, Problem } from '@hubbub/contracts'

/** The server's refusal, or that it could not be reached (status 0). */
export class Refusal extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
  /** Later it may be taken as it is. */
  get passing(): boolean {
    return this.status === 0 || this.status >= 500 || this.status === 429 || this.status === 408
  }
}

export type Api = ReturnType<typeof createApi>

/** What the widget asks of the server. @param base the address of the chat, without a slash at its end. */
export function createApi(base: string) {
  async function ask(path: string, { token, ...init }: RequestInit & { token?: string | null } = {}) {
    const isJson = typeof init.body === 'string'
    const response = await fetch(base + path, {
      ...init,
      credentials: 'omit',
      headers: {
        ...(token != null && { authorization: `Bearer ${token}` }),
        ...(isJson && { 'content-type': 'application/json' }),
      },
    }).catch((error: unknown) => {
      throw new Refusal(0, 'network', error instanceof Error ? error.message : String(error))
    })
    if (response.ok) return response
    const problem = (await response.json().catch(() => ({}))) as Partial<Problem>
    throw new Refusal(
      response.status,
      problem.code ?? '',
      problem.detail ?? problem.title ?? `Answered ${response.status}`,
    )
  }
  const read = async <T>(path: string, init?: Parameters<typeof ask>[1]): Promise<T> =>
    // The server answers as the contracts say.
    (await (await ask(path, init)).json()) as T
  const post = (token: string | null, body: unknown) => ({
    method: 'POST',
    token,
    body: JSON.stringify(body),
  })

  return {
    base,
    view: async () => await read<ChatView>('/config'),
    enter: async (body: { token?: string; user?: ChatUser }) =>
      await read<ChatSession>('/session', post(null, body)),
    introduce: async (token: string, body: { name?: string; email?: string }) =>
      await read<ChatSession>('/visitor', { ...post(token, body), method: 'PATCH' }),
    say: async (
      token: string,
      said: { clientId: string; text: string; page: string },
      files: readonly File[],
    ) => {
      if (files.length === 0) return void (await ask('/messages', post(token, said)))
      const form = new FormData()
      for (const [name, value] of Object.entries(said)) form.set(name, value)
      for (const file of files) form.append('file', file)
      return void (await ask('/messages', { method: 'POST', token, body: form }))
    },
    earlier: async (token: string, before: string) =>
      await read<{ messages: ChatMessage[]; before: string | null }>(
        `/messages?before=${encodeURIComponent(before)}`,
        { token },
      ),
    receipts: async (token: string, body: { delivered?: string[]; read?: string[] }) =>
      void (await ask('/receipts', post(token, body))),
    typing: async (token: string, typing: boolean) => void (await ask('/typing', post(token, { typing }))),
    stream: async (token: string, after: string | null, signal: AbortSignal) =>
      await ask(`/stream${after === null ? '' : `?after=${after}`}`, { token, signal }),
  }
}
