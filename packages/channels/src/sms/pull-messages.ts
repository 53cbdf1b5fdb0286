import type { Clock, InboundBatch, InboundChange } from '@hubbub/contracts'
import type { BackfillInput, PullInput } from '../contract.ts'
import type { SmsClient } from './client.ts'
import type { SmsSettings } from './config.ts'
import { moveCursor, OVERLAP_MS, readCursor, sentAtOf } from './cursor.ts'
import { type Listed, listMessages, oldestFirst, sidOf, timeOf } from './list-messages.ts'
import { changeOf, mapMessage } from './mapper.ts'
import { momentsOf } from './moments.ts'
import type { SmsPurse } from './spend.ts'
import { withFiles } from './with-files.ts'

export interface PullDeps {
  client: SmsClient
  settings: SmsSettings
  purse: SmsPurse
  clock: Clock
}

const BATCH = 50

/** Fetches what no call told of: messages, and what has become of ours. */
export async function* pullMessages(deps: PullDeps, input: PullInput): AsyncGenerator<InboundBatch> {
  const { client, settings, clock } = deps
  const { signal, known } = input
  let cursor = readCursor(input.cursor)
  const from =
    cursor === null
      ? new Date(clock.now().getTime() - settings.importDays * 86_400_000)
      : new Date(Date.parse(cursor.at) - OVERLAP_MS)
  const seen = cursor?.seen ?? {}
  const listed = await listMessages(client, settings, { from, signal })
  const moments = momentsOf(listed)
  const fresh = listed.filter((one) => seen[sidOf(one.raw)]?.[0] !== statusOf(one))
  const ordered = oldestFirst(fresh)
  for (let at = 0; at < ordered.length; at += BATCH) {
    const part = ordered.slice(at, at + BATCH)
    const stored = new Set(await known?.(part.map(({ raw }) => sidOf(raw))))
    // What was looked at once is here; only its state is news.
    for (const sid of Object.keys(seen)) stored.add(sid)
    const read = await readListed(deps, part, { stored, moments, signal })
    cursor = moveCursor(
      cursor,
      part.map((one) => ({ sid: sidOf(one.raw), status: statusOf(one), at: timeOf(one) })),
    )
    yield { ...read, cursor }
  }
}

export async function* backfillMessages(
  deps: PullDeps,
  { from, to, signal }: BackfillInput,
): AsyncGenerator<Omit<InboundBatch, 'cursor'>> {
  const listed = await listMessages(deps.client, deps.settings, { from, to, signal })
  const ordered = oldestFirst(listed)
  const looks = { stored: new Set<string>(), moments: momentsOf(listed), signal }
  for (let at = 0; at < ordered.length; at += BATCH)
    yield await readListed(deps, ordered.slice(at, at + BATCH), looks)
}

const statusOf = ({ message }: Listed) => message?.status ?? 'unreadable'

interface Looks {
  stored: ReadonlySet<string>
  moments: ReadonlyMap<string, Date>
  signal: AbortSignal
}

async function readListed(
  { client, settings, purse }: PullDeps,
  part: readonly Listed[],
  { stored, moments, signal }: Looks,
): Promise<Omit<InboundBatch, 'cursor'>> {
  const read: Required<Pick<InboundBatch, 'messages' | 'unreadable'>> = { messages: [], unreadable: [] }
  const changes: InboundChange[] = []
  let received = 0
  for (const { raw: json, message } of part) {
    const raw = new TextEncoder().encode(JSON.stringify(json))
    if (message === null) {
      const reason = 'The network describes it in a way that is not known here'
      read.unreadable.push({ externalId: sidOf(json), direction: 'in', reason, raw })
      continue
    }
    const change = changeOf(stateOf(message))
    if (change !== null && message.direction !== 'inbound') changes.push(change)
    if (stored.has(message.sid)) continue
    const mapped = mapMessage(message, settings, moments.get(message.sid))
    const media = message.num_media > 0 ? await client.mediaOf(message.sid, signal) : []
    read.messages.push(await withFiles(client, mapped, { media, raw, signal }))
    if (mapped.direction === 'in') received += mapped.segments
  }
  await purse.received(received)
  return { ...read, changes }
}

const stateOf = (message: NonNullable<Listed['message']>) => ({
  sid: message.sid,
  status: message.status,
  code: message.error_code,
  words: message.error_message,
  at: message.date_updated ?? new Date(sentAtOf(message)),
})
