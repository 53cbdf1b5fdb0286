import { sleep } from '@hubbub/runtime'
import { z } from 'zod'

/** Where a chat is found. */
export interface ChatPlace {
  /** Its address, without a slash at its end: `https://desk.example/chat/{key}`. */
  url: string
  /** The origin of the page that shows it. */
  origin: string
}

const sessionSchema = z.object({ token: z.string() })
const messagesSchema = z.object({
  messages: z.array(z.object({ id: z.string(), from: z.enum(['visitor', 'agent']), read: z.boolean() })),
})

const RECONNECT_MS = 2_000

export type Visit = Awaited<ReturnType<typeof openVisit>>

/** A visitor at the door of a chat, who speaks to it as the widget does. `token`: of an earlier visit. */
export async function openVisit({ url, origin }: ChatPlace, token: string | null) {
  const ask = async (
    path: string,
    { headers, ...init }: Omit<RequestInit, 'headers'> & { headers?: Record<string, string> } = {},
  ) => {
    const response = await fetch(url + path, { ...init, headers: { origin, ...headers } })
    if (!response.ok) throw new Error(`the chat answered ${response.status} to ${path}`)
    return response
  }
  const post = async (path: string, body: unknown, method = 'POST') =>
    await ask(path, {
      method,
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', ...own() },
    })
  let current = token
  const own = (): Record<string, string> => (current === null ? {} : { authorization: `Bearer ${current}` })
  const entered = await post('/session', token === null ? {} : { token })
  current = sessionSchema.parse(await entered.json()).token
  const introduce = async (who: { name?: string; email?: string }) =>
    void (await post('/visitor', who, 'PATCH'))

  return {
    token: current,
    introduce,
    typing: async (typing: boolean) => void (await post('/typing', { typing })),
    /** Under the same id it is the same message, however often it is said. */
    say: async (clientId: string, text: string, page: string) =>
      void (await post('/messages', { clientId, text, page: origin + page })),
    receipts: async (ids: readonly string[], seen: boolean) =>
      void (await post('/receipts', { delivered: ids, read: seen ? ids : [] })),
    /** Stays, and hears of answers that were not seen before, until the signal. The line is taken up again where it breaks. */
    async stay(hear: (answerIds: string[]) => void, signal: AbortSignal): Promise<void> {
      let place: string | null = null
      while (!signal.aborted) {
        try {
          const response = await ask(place === null ? '/stream' : `/stream?after=${place}`, {
            headers: own(),
            signal,
          })
          for await (const { id, data } of eventsOf(response)) {
            const { messages } = messagesSchema.safeParse(data).data ?? { messages: [] }
            const fresh = messages.filter(({ from, read }) => from === 'agent' && !read)
            if (fresh.length > 0) hear(fresh.map((one) => one.id))
            place = id ?? place
          }
        } catch {
          // Gone, or not there yet.
        }
        await sleep(RECONNECT_MS, signal)
      }
    },
  }
}

/** Server-sent events that say something, as they come. */
async function* eventsOf({ body }: Response): AsyncGenerator<{ id: string | null; data: unknown }> {
  if (body === null) return
  let text = ''
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    text += chunk
    for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
      const lines = text.slice(0, end).split('\n')
      text = text.slice(end + 2)
      const part = (name: string) =>
        lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2)
      const data = part('data')
      if (data !== undefined) yield { id: part('id') ?? null, data: JSON.parse(data) as unknown }
    }
  }
}
