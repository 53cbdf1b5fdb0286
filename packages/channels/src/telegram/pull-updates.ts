import type { Clock, InboundBatch, InboundGap } from '@hubbub/contracts'
import { sleep } from '@hubbub/runtime'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import type { PullInput } from '../contract.ts'
import type { TelegramClient } from './client.ts'
import { limits, type TelegramSettings } from './config.ts'
import type { Bot } from './mapper.ts'
import { readUpdates } from './read-updates.ts'
import { webhookSecret } from './webhook.ts'

/** How long Telegram holds a question that it has no answer to. */
const WAIT_SECONDS = 25
const WEBHOOK_LOOK_MS = 25_000
/** After a week of silence the numbers of updates begin anew, anywhere. */
const NUMBERS_LAST_MS = 6 * 24 * 3_600_000

const cursorSchema = z.object({
  v: z.literal(1),
  /** What is asked for next; everything before is forgotten by Telegram once it is asked for. */
  offset: z.int().nullable(),
  /** When Telegram last answered, and when it last had something. */
  at: z.iso.datetime(),
  heardAt: z.iso.datetime(),
})
type Cursor = z.output<typeof cursorSchema>

export interface PullDeps {
  client: TelegramClient
  token: string
  settings: TelegramSettings
  clock: Clock
  context: Pick<ChannelContext, 'webhookUrl'>
  bot(signal: AbortSignal): Promise<Bot>
}

export async function* pullUpdates(deps: PullDeps, input: PullInput): AsyncGenerator<InboundBatch> {
  const { client, settings, clock } = deps
  const { signal } = input
  let cursor = cursorSchema.safeParse(input.cursor).data ?? null
  let gaps = gapBefore(cursor, clock.now())
  if (settings.receive === 'webhook') return yield* watchWebhook(deps, input)
  const bot = await deps.bot(signal)
  await freeForPolling(deps)
  for (let waitSeconds = 0; ; waitSeconds = WAIT_SECONDS) {
    const updates = await client.updates({ offset: offsetOf(cursor, clock.now()), waitSeconds, signal })
    if (updates.length === 0) {
      cursor = moved(cursor, clock.now(), null)
      yield { messages: [], unreadable: [], gaps, cursor }
    }
    for await (const { read, lastId } of readUpdates({ client, bot, signal }, updates)) {
      cursor = moved(cursor, clock.now(), lastId + 1)
      yield { ...read, gaps, cursor }
      gaps = []
    }
    gaps = []
    signal.throwIfAborted()
  }
}

function moved(before: Cursor | null, now: Date, offset: number | null): Cursor {
  const at = now.toISOString()
  return {
    v: 1,
    offset: offset ?? before?.offset ?? null,
    at,
    heardAt: offset === null ? (before?.heardAt ?? at) : at,
  }
}

function offsetOf(cursor: Cursor | null, now: Date): number | undefined {
  if (cursor === null || cursor.offset === null) return undefined
  return now.getTime() - Date.parse(cursor.heardAt) > NUMBERS_LAST_MS ? undefined : cursor.offset
}

/** Telegram keeps what nobody fetches for a day. */
function gapBefore(cursor: Cursor | null, now: Date): InboundGap[] {
  if (cursor === null || now.getTime() - Date.parse(cursor.at) <= limits.keepsMs) return []
  const reason = 'Telegram keeps messages that a bot has not fetched for 24 hours only'
  return [{ from: new Date(cursor.at), to: new Date(now.getTime() - limits.keepsMs), reason }]
}

/** While Telegram calls somebody for this bot, nobody can fetch. */
async function freeForPolling({ client, settings, context }: PullDeps) {
  const { url } = await client.webhookInfo()
  if (url !== '' && (settings.takeOver || url === context.webhookUrl)) await client.deleteWebhook()
}

/** What comes by calls is not pulled; what is pulled here is whether the calls arrive. */
async function* watchWebhook(deps: PullDeps, { cursor, signal }: PullInput): AsyncGenerator<InboundBatch> {
  const { client, token, context } = deps
  const ours = context.webhookUrl
  if (ours === null || !ours.startsWith('https:'))
    throw new ChannelError({
      class: 'reauthorize',
      message: 'Telegram calls only a public https address, and this installation has none',
    })
  for (;;) {
    const info = await client.webhookInfo(signal)
    if (info.url !== ours) {
      refuseForeign(info.url, deps.settings)
      await client.setWebhook(ours, webhookSecret(token))
    }
    if (info.pending_update_count > 0 && info.last_error_message !== undefined)
      throw new ChannelError({
        class: 'retry',
        message: `Telegram cannot call us: ${info.last_error_message} (${info.pending_update_count} waiting)`,
      })
    yield { messages: [], unreadable: [], cursor: cursor ?? null }
    await sleep(WEBHOOK_LOOK_MS, signal)
    signal.throwIfAborted()
  }
}

function refuseForeign(url: string, { takeOver }: TelegramSettings) {
  if (url === '' || takeOver) return
  throw new ChannelError({
    class: 'reauthorize',
    message: `Telegram calls another program for this bot (${new URL(url).host}): remove its webhook, or take over here`,
  })
}
