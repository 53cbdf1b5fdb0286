import { errorMessage } from '@hubbub/contracts'
import type { FetchMessageObject, ImapFlow, ImapFlowError } from 'imapflow'
import { messageIdIn } from '../read/message-ids.ts'
import { maxMailBytes } from './connect-imap.ts'
import { formatUids } from './uid-set.ts'

export interface MailSummary {
  uid: number
  bytes: number
  receivedAt: Date | null
  /** Null where it has none, or none that could be read. */
  messageId: string | null
}

/** What a mail weighs and is called, before its bytes are asked for. A mail that has gone meanwhile is missing. */
export async function fetchSummaries(client: ImapFlow, uids: readonly number[]): Promise<MailSummary[]> {
  const found = await fetchHeaders(client, uids)
  const wanted = new Set(uids)
  return found
    .filter(({ uid }) => wanted.has(uid))
    .toSorted((a, b) => a.uid - b.uid)
    .map((message) => ({
      uid: message.uid,
      bytes: message.size ?? 0,
      receivedAt: dateOf(message),
      messageId: messageIdIn(message.headers?.toString('latin1').replace(/^message-id:/i, '')),
    }))
}

async function fetchHeaders(client: ImapFlow, uids: readonly number[]): Promise<FetchMessageObject[]> {
  const query = { uid: true, size: true, internalDate: true, headers: ['message-id'] }
  try {
    return await client.fetchAll(formatUids(uids), query, { uid: true })
  } catch (error) {
    if (!client.usable) throw error
    // @NOTE one the server cannot describe goes on without a name; fetching its bytes then says why
    if (uids.length === 1) return uids.map((uid) => ({ uid, seq: 0 }))
  }
  const found: FetchMessageObject[] = []
  for (const uid of uids) found.push(...(await fetchHeaders(client, [uid])))
  return found
}

function dateOf({ internalDate }: FetchMessageObject): Date | null {
  const date = internalDate === undefined ? null : new Date(internalDate)
  return date && !Number.isNaN(date.getTime()) ? date : null
}

export type FetchedMail = { raw: Uint8Array } | { reason: string; raw: Uint8Array }

/**
 * The bytes of some mails, by UID and without marking them read. What the server refuses to hand out, or what is too
 * large, comes with a reason. Rejects only when the connection is lost.
 */
export async function fetchSources(
  client: ImapFlow,
  summaries: readonly MailSummary[],
): Promise<Map<number, FetchedMail>> {
  const uids = summaries.filter(({ bytes }) => bytes <= maxMailBytes).map(({ uid }) => uid)
  const found = new Map<number, FetchedMail>()
  for (const { uid, bytes } of summaries.filter((summary) => summary.bytes > maxMailBytes))
    found.set(uid, {
      reason: `Larger than ${maxMailBytes} bytes: ${bytes}`,
      raw: await fetchHeader(client, uid),
    })
  if (uids.length === 0) return found

  try {
    for (const message of await client.fetchAll(formatUids(uids), { source: true }, { uid: true }))
      if (message.source) found.set(message.uid, { raw: message.source })
    return found
  } catch (error) {
    if (!client.usable) throw error
    if (uids.length === 1) return found.set(uids[0] ?? 0, await withReason(client, uids[0] ?? 0, error))
  }
  // @NOTE the server refused the whole lot for one bad mail, so they are asked for one by one
  for (const summary of summaries.filter(({ uid }) => uids.includes(uid)))
    for (const [uid, mail] of await fetchSources(client, [summary])) found.set(uid, mail)
  return found
}

async function withReason(client: ImapFlow, uid: number, error: unknown): Promise<FetchedMail> {
  const words = (error as ImapFlowError).responseText ?? errorMessage(error)
  return { reason: `The server did not hand it out: ${words}`, raw: await fetchHeader(client, uid) }
}

async function fetchHeader(client: ImapFlow, uid: number): Promise<Uint8Array> {
  try {
    const message = await client.fetchOne(
      String(uid),
      { source: { start: 0, maxLength: 256 * 1024 } },
      { uid: true },
    )
    return (message && message.source) || new Uint8Array()
  } catch (error) {
    if (!client.usable) throw error
    return new Uint8Array()
  }
}
