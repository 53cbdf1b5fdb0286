import { sleep } from '@hubbub/runtime'
import type { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import { createGuardedFetch } from '../http/guarded-fetch.ts'
import { createJsonAsk, type Refused } from '../http/create-json-ask.ts'
import { errorSchema, wrapperSchema } from './api-types.ts'
import type { StackCredentials, StackSettings } from './config.ts'

export type Params = Record<string, string | number>
export type StackClient = ReturnType<typeof createStackClient>

export const pageSize = 100
/** A longer pause is told to people instead. */
const patienceMs = 30_000
const restMs = 5 * 60_000

/** @param base where the API stands. What it answers is compressed always, which `fetch` undoes. */
export function createStackClient(
  { base, settings, credentials }: { base: string; settings: StackSettings; credentials: StackCredentials },
  { clock, allotment }: Pick<ChannelContext, 'clock' | 'allotment'>,
) {
  const http = createGuardedFetch({ allowPrivateHosts: true, open: true })
  const ask = createJsonAsk({ clock, allotment, http, network: 'Stack Exchange', refusal })
  const { key } = credentials

  /** A pause that the last answer asked for, where it is short. */
  async function rest(signal: AbortSignal | undefined) {
    const until = await allotment.emptyUntil('api')
    const ms = until === null ? 0 : until.getTime() - clock.now().getTime()
    if (ms > 0 && ms <= patienceMs) await sleep(ms + 100, signal)
    signal?.throwIfAborted()
  }

  return {
    /** Items of one page; each is parsed by whoever knows what it is. */
    async page(method: string, params: Params, signal?: AbortSignal) {
      await rest(signal)
      const named = {
        filter: 'withbody',
        pagesize: pageSize,
        site: settings.site,
        ...params,
        ...(key && { key }),
      }
      const query = new URLSearchParams(Object.entries(named).map(([name, value]) => [name, String(value)]))
      const answer = await ask(wrapperSchema, new URL(`/2.3${method}?${query.toString()}`, base), { signal })
      const now = clock.now()
      const { backoff, quota_remaining: left } = answer
      if (backoff !== undefined)
        await allotment.note('api', { remaining: 0, resetsAt: new Date(now.getTime() + backoff * 1000) })
      if (left === 0) await allotment.note('api', { remaining: 0, resetsAt: nextDay(now) })
      return answer
    },
    close: async () => await http[Symbol.asyncDispose](),
  }
}

/** The quota is of a day, by UTC. */
const nextDay = (now: Date) =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + 1))

/** https://api.stackexchange.com/docs/error-handling: what went wrong stands in the body, the status says little. */
function refusal({ body, now }: Refused): ChannelError | null {
  const error = errorSchema.safeParse(body).data
  if (error === undefined) return null
  const message = `Stack Exchange: ${error.error_message}`
  switch (error.error_name) {
    case 'throttle_violation': {
      const seconds = Number(/available in (\d+) second/.exec(error.error_message)?.[1])
      const ms = Number.isNaN(seconds) ? restMs : seconds * 1000
      return new ChannelError({ class: 'rate-limited', message, until: new Date(now.getTime() + ms) })
    }
    case 'bad_parameter':
      return new ChannelError({ class: /key/i.test(message) ? 'reauthorize' : 'rejected', message })
    case 'key_required':
    case 'access_denied':
      return new ChannelError({ class: 'reauthorize', message })
    case 'internal_error':
    case 'temporarily_unavailable':
      return new ChannelError({ class: 'retry', message })
    default:
      return new ChannelError({ class: 'rejected', message })
  }
}

interface Walk {
  params: Params
  /** Where the time stands by which it is sorted, and which parameter begins there. */
  by: 'creation_date' | 'last_activity_date'
  from: number
  signal: AbortSignal
}

/** Oldest first, from time to time and not from page to page: what comes meanwhile changes the pages. */
export async function* walkPages<Schema extends z.ZodType<Partial<Record<Walk['by'], number>>>>(
  client: StackClient,
  method: string,
  schema: Schema,
  { params, by, from, signal }: Walk,
): AsyncGenerator<{ items: z.output<Schema>[]; unread: unknown[]; last: number }> {
  const begin = by === 'creation_date' ? 'fromdate' : 'min'
  let since = from
  for (let page = 1; ;) {
    const found = await client.page(method, { ...params, order: 'asc', [begin]: since, page }, signal)
    const items: z.output<Schema>[] = []
    const unread: unknown[] = []
    for (const item of found.items) {
      const parsed = schema.safeParse(item)
      if (parsed.success) items.push(parsed.data)
      else unread.push(item)
    }
    const last = items.reduce((time, item) => Math.max(time, item[by] ?? 0), since)
    yield { items, unread, last }
    if (!found.has_more) return
    page = last > since ? 1 : page + 1
    since = last
  }
}
