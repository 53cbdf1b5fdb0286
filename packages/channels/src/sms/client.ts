import type { Clock } from '@hubbub/contracts'
import type { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import { createGuardedFetch } from '../http/guarded-fetch.ts'
import { networkError } from '../http/network-error.ts'
import type { HostPolicy } from '../hosts/refuse-host.ts'
import { accountSchema, mediaSchema, messageSchema, numbersSchema, pageSchema } from './api-types.ts'
import { classifySmsError } from './classify-sms-error.ts'
import type { SmsCredentials, SmsSettings } from './config.ts'
import { createMediaFetch } from './fetch-media.ts'

export interface SmsAccount {
  settings: SmsSettings
  credentials: SmsCredentials
  policy: HostPolicy
}
interface Ask {
  signal?: AbortSignal | undefined
  form?: Record<string, string>
}
export type SmsClient = ReturnType<typeof createSmsClient>

const WAIT_MS = 30_000

/** A small client of our own: Twilio's weighs thirty times as much and knows few of these calls better. */
export function createSmsClient({ settings, credentials, policy }: SmsAccount, clock: Clock) {
  const http = createGuardedFetch({ ...policy, open: false })
  const root = settings.apiUrl.replace(/\/+$/, '')
  const own = `/2010-04-01/Accounts/${encodeURIComponent(settings.accountSid)}`
  const { authToken, apiKey, apiSecret } = credentials
  const door = apiKey !== '' && apiSecret !== '' ? [apiKey, apiSecret] : [settings.accountSid, authToken]
  const authorization = `Basic ${Buffer.from(door.join(':')).toString('base64')}`

  async function ask<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    { signal, form }: Ask = {},
  ): Promise<z.output<Schema>> {
    signal?.throwIfAborted()
    const sends = form !== undefined
    try {
      const response = await http.fetch(`${root}${path}`, {
        method: sends ? 'POST' : 'GET',
        headers: {
          authorization,
          accept: 'application/json',
          ...(sends && { 'content-type': 'application/x-www-form-urlencoded' }),
        },
        // The call that sends is not broken off: nobody would know what became of it.
        signal: AbortSignal.any([AbortSignal.timeout(WAIT_MS), ...(signal && !sends ? [signal] : [])]),
        ...(sends && { body: new URLSearchParams(form).toString() }),
        redirect: 'error',
      })
      const text = await response.text()
      if (response.ok) return parse(schema, text, sends)
      throw classifySmsError({
        status: response.status,
        body: jsonOf(text),
        retryAfter: response.headers.get('retry-after'),
        now: clock.now(),
        sends,
      })
    } catch (error) {
      signal?.throwIfAborted()
      throw networkError(error, { sent: sends })
    }
  }

  return {
    account: (signal?: AbortSignal) => ask(accountSchema, `${own}.json`, { signal }),
    numbers: (number: string, signal?: AbortSignal) =>
      ask(numbersSchema, `${own}/IncomingPhoneNumbers.json?${queryOf({ PhoneNumber: number })}`, {
        signal,
      }),
    messages: (query: Record<string, string>, signal?: AbortSignal) =>
      ask(pageSchema, `${own}/Messages.json?${queryOf(query)}`, { signal }),
    /** A page that another one named, on the same server. */
    page: (uri: string, signal?: AbortSignal) => ask(pageSchema, pathOf(uri, root), { signal }),
    message: (sid: string, signal?: AbortSignal) =>
      ask(messageSchema, `${own}/Messages/${encodeURIComponent(sid)}.json`, { signal }),
    mediaOf: async (sid: string, signal?: AbortSignal) => {
      const path = `${own}/Messages/${encodeURIComponent(sid)}/Media.json`
      const { media_list: list } = await ask(mediaSchema, path, { signal })
      return list.map(({ uri, content_type: contentType }) => ({
        url: `${root}${pathOf(uri, root).replace(/\.json$/, '')}`,
        contentType,
      }))
    },
    media: createMediaFetch(http.fetch, { root, authorization, clock }),
    send: (form: Record<string, string>, signal?: AbortSignal) =>
      ask(messageSchema, `${own}/Messages.json`, { form, signal }),
    close: http[Symbol.asyncDispose],
  }
}

const queryOf = (query: Record<string, string>) => new URLSearchParams(query).toString()

/** Servers name pages from the top of their host, with or without the folder that the API stands in. */
export function pathOf(uri: string, root: string): string {
  const { pathname, search } = new URL(uri, root)
  const folder = new URL(root).pathname.replace(/\/+$/, '')
  return `${folder !== '' && pathname.startsWith(`${folder}/`) ? pathname.slice(folder.length) : pathname}${search}`
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

function parse<Schema extends z.ZodType>(schema: Schema, text: string, sends: boolean): z.output<Schema> {
  const result = schema.safeParse(jsonOf(text))
  if (result.success) return result.data
  const where = result.error.issues.map(({ path }) => path.join('.')).join(', ')
  throw new ChannelError({
    class: 'retry',
    message: `The server answered in a way that is not known here (${where || 'no JSON'})`,
    maybeSent: sends,
  })
}
