import { createHmac, timingSafeEqual } from 'node:crypto'
import { type ChannelContext, ChannelError, defineChannel } from '@hubbub/channels'
import type { InboundBatch, InboundChange, InboundMessage } from '@hubbub/contracts'
import { z } from 'zod'

const settings = z.object({ url: z.url() })
const credentials = z.object({ access: z.string(), refresh: z.string(), hook: z.string() })
const itemSchema = z.object({ seq: z.int(), text: z.string(), at: z.iso.datetime() })
const editSchema = z.object({ edits: z.int(), text: z.string(), at: z.iso.datetime() })
const cursorSchema = z.object({ seq: z.int(), at: z.iso.datetime() })
type Account = { settings: z.output<typeof settings>; credentials: z.output<typeof credentials> }

/** The wire network as a channel: a stream, gaps that can be closed, a hook, a budget and tokens that end. */
export const createWireChannel = ({ staleMs = 1_000 }: { staleMs?: number } = {}) =>
  defineChannel({
    kind: 'wire',
    label: 'Wire',
    form: 'post',
    info: {
      summary: 'A stream that exists only in tests.',
      group: 'social',
      offers: ['listen'],
      guide: [],
      guideUrl: null,
      fields: [],
      units: [{ unit: 'read', label: 'Posts read', costMicros: 5_000 }],
    },
    settings,
    credentials,
    capabilities: { listen: true, watch: false, stream: true, staleMs, reply: false, lookup: false },
    check: async () => ({ ok: true, steps: [] }),
    connect: (account, context) => openWire(account, context),
    address: ({ settings: { url } }) => new URL(url).host,
    own: () => [],
    abilities: () => ({ listen: true }),
    replyTerms: () => ({ ways: [], openUrl: null }),
    webhook: {
      answer({ credentials: { hook } }, { method, query, headers, body }) {
        if (method === 'GET') return { status: 200, keep: false, body: query['challenge'] ?? '' }
        const given = Buffer.from(headers['x-signature'] ?? '', 'hex')
        const right = createHmac('sha256', hook).update(body).digest()
        const genuine = given.length === right.length && timingSafeEqual(given, right)
        return genuine ? { status: 200, keep: true } : { status: 401, keep: false }
      },
      async read(_view, { body }) {
        const text = new TextDecoder().decode(body)
        const entries = z.object({ entries: z.array(z.unknown()) }).parse(JSON.parse(text)).entries
        const changes: InboundChange[] = []
        const batch: Omit<InboundBatch, 'cursor'> = { messages: [], unreadable: [], changes }
        for (const [index, entry] of entries.entries()) {
          const item = itemSchema.safeParse(entry)
          const raw = new TextEncoder().encode(JSON.stringify(entry))
          const edit = editSchema.safeParse(entry).data
          if (item.success) batch.messages.push(messageOf(item.data))
          else if (edit !== undefined) changes.push(editOf(edit))
          else
            batch.unreadable.push({
              externalId: `entry ${index} of ${text.length}`,
              direction: 'in',
              reason: item.error.message,
              raw,
            })
        }
        return batch
      },
    },
  })

function openWire({ settings: { url }, credentials: first }: Account, context: ChannelContext) {
  let own: unknown = first
  const { meter, allotment, clock } = context
  const ask = async (path: string, signal: AbortSignal): Promise<Response> => {
    const until = await allotment.emptyUntil('all')
    if (until !== null) throw limited(until)
    const { access } = credentials.parse(own)
    const answer = await reach(`${url}${path}`, { headers: { authorization: `Bearer ${access}` }, signal })
    if (answer.status === 429) {
      const resetsAt = new Date(clock.now().getTime() + Number(answer.headers.get('retry-after')) * 1000)
      await allotment.note('all', { remaining: 0, resetsAt })
      throw limited(resetsAt)
    }
    if (answer.status !== 401) return answer
    own = await context.credentials.renew(own, async (stored) => await refresh(url, stored))
    return await ask(path, signal)
  }
  return {
    async *pull({ cursor, signal }: { cursor: unknown; signal: AbortSignal }): AsyncGenerator<InboundBatch> {
      await meter.permit('listen')
      const from = cursorSchema.safeParse(cursor).data
      let at = from ?? { seq: 0, at: clock.now().toISOString() }
      const answer = await ask(`/stream?after=${at.seq}`, signal)
      const keptFrom = Number(answer.headers.get('kept-from'))
      if (from !== undefined && keptFrom > from.seq + 1) {
        const gap = { from: new Date(from.at), to: clock.now(), reason: 'The stream tells only what is new' }
        yield { messages: [], unreadable: [], gaps: [gap], cursor: at }
      }
      for await (const line of linesOf(answer, signal)) {
        const item = line === '' ? null : itemSchema.parse(JSON.parse(line))
        if (item !== null) {
          at = { seq: item.seq, at: item.at }
          await meter.spend({ for: 'listen', unit: 'read', amount: 1, costMicros: 5_000 })
        }
        yield { messages: item === null ? [] : [messageOf(item)], unreadable: [], cursor: at }
        await meter.permit('listen')
      }
    },
    async *backfill({ from, to, signal }: { from: Date; to: Date; signal: AbortSignal }) {
      const answer = await ask(`/history?from=${from.toISOString()}&to=${to.toISOString()}`, signal)
      const items = z.array(itemSchema).parse(await answer.json())
      yield { messages: items.map(messageOf), unreadable: [] }
    },
    watch: async () => {},
    send: async () =>
      await Promise.reject(new ChannelError({ class: 'rejected', message: 'Nothing is sent' })),
    lookupSent: async () => 'unknown' as const,
    read: async () => await Promise.reject(new Error('nothing is read again')),
    async [Symbol.asyncDispose]() {},
  }
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    init.signal?.throwIfAborted()
    throw new ChannelError({ class: 'retry', message: String(error), cause: error })
  }
}

async function refresh(url: string, stored: unknown): Promise<unknown> {
  const { refresh: token, hook } = credentials.parse(stored)
  const answer = await reach(`${url}/token`, { method: 'POST', body: JSON.stringify({ refresh: token }) })
  if (!answer.ok) throw new ChannelError({ class: 'reauthorize', message: await answer.text() })
  return credentials.parse({ hook, ...((await answer.json()) as object) })
}

const limited = (until: Date) =>
  new ChannelError({ class: 'rate-limited', message: 'Too many requests', until })

async function* linesOf(answer: Response, signal: AbortSignal): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for await (const chunk of answer.body ?? []) {
      rest += decoder.decode(chunk, { stream: true })
      const lines = rest.split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } catch (error) {
    signal.throwIfAborted()
    throw new ChannelError({ class: 'retry', message: 'The stream broke off', cause: error })
  }
}

function messageOf({ seq, text, at }: z.output<typeof itemSchema>): InboundMessage {
  return {
    externalId: String(seq),
    direction: 'in',
    author: { kind: 'wire', value: 'someone', name: 'Someone' },
    subject: null,
    text,
    trimmedText: text,
    html: null,
    sentAt: new Date(at),
    thread: { ownRef: String(seq), parentRefs: [], tokens: [] },
    mail: null,
    post: {
      form: 'post',
      audience: 'public',
      url: null,
      place: null,
      to: [],
      repeats: null,
      engagement: null,
      editedAt: null,
      deletedAt: null,
      facts: {},
    },
    addressed: false,
    attachments: [],
    raw: new TextEncoder().encode(text),
  }
}

function editOf({ edits, text, at }: z.output<typeof editSchema>): InboundChange {
  return { externalId: String(edits), at: new Date(at), kind: 'edited', text, html: null }
}
