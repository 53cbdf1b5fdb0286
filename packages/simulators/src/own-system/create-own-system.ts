import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { jsonOf, type HttpAnswer, type HttpRequest, textOf } from '../http/http-message.ts'
import { startHttpServer } from '../http/start-http-server.ts'

export interface OwnSystemOptions {
  now?: () => Date
  /** Whether it names what it takes. Default true. */
  names?: boolean
}

export type OwnSystem = Awaited<ReturnType<typeof createOwnSystem>>

/** What it was told, each once however often it came. */
export interface TakenEvent {
  webhookId: string
  type: string
  data: Record<string, unknown>
  /** What it calls the message, where it names what it takes. */
  name: string | null
}

/** A company's own software with customers in it: it takes signed events, and makes signed calls. */
export async function createOwnSystem({ now = () => new Date(), names = true }: OwnSystemOptions = {}) {
  const secrets = [`whsec_${randomBytes(32).toString('base64')}`]
  const taken = new Map<string, { event: TakenEvent; answer: HttpAnswer }>()
  let limitedUntil = 0

  function take(request: HttpRequest): HttpAnswer {
    const id = request.headers['webhook-id'] ?? ''
    const left = limitedUntil - now().getTime()
    if (left > 0) return { status: 429, headers: { 'retry-after': String(Math.ceil(left / 1000)) } }
    if (!secrets.some((secret) => isGenuine(secret, request)))
      return { status: 401, json: { error: 'Bad signature' } }
    const before = taken.get(id)
    if (before !== undefined) return before.answer
    const { type, data } = jsonOf(request) as unknown as TakenEvent
    const messages = [...taken.values()].filter(({ event }) => event.name !== null).length
    const name = names && type === 'message.created' ? `own-${messages + 1}` : null
    const answer: HttpAnswer =
      name === null ? { status: 204 } : { json: { id: name, url: `${server.url}/messages/${name}` } }
    taken.set(id, { event: { webhookId: id, type, data, name }, answer })
    return answer
  }

  const server = await startHttpServer({ routes: { 'POST /hubbub': take } })

  return {
    ...server,
    replyUrl: `${server.url}/hubbub`,
    /** The newest first; all of them are taken. */
    secrets,
    get secret() {
      return secrets[0] ?? ''
    },
    events: () => [...taken.values()].map(({ event }) => event),
    /** Headers and body of a call that tells this. */
    sign(payload: unknown, { id = `evt_${randomBytes(8).toString('hex')}`, secret = secrets[0] ?? '' } = {}) {
      const body = typeof payload === 'string' ? payload : JSON.stringify(payload)
      const at = String(Math.floor(now().getTime() / 1000))
      const signature = `v1,${macOf(secret, `${id}.${at}.${body}`)}`
      const headers = { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature }
      return { headers: { 'content-type': 'application/json', ...headers }, body }
    },
    limit: (ms: number) => {
      limitedUntil = now().getTime() + ms
    },
  }
}

const macOf = (secret: string, words: string) =>
  createHmac('sha256', Buffer.from(secret.replace(/^whsec_/, ''), 'base64'))
    .update(words)
    .digest('base64')

function isGenuine(secret: string, request: HttpRequest): boolean {
  const { headers } = request
  const words = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${textOf(request)}`
  const expected = Buffer.from(`v1,${macOf(secret, words)}`)
  return (headers['webhook-signature'] ?? '').split(' ').some((one) => {
    const given = Buffer.from(one)
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
}
