import type { ImapFlow, MailboxObject } from 'imapflow'
import { type FolderCursor, handledBelow, unhandled, windowStart } from './mail-cursor.ts'

const dayMs = 24 * 60 * 60_000
/** SEARCH SINCE knows days only, in the server's time zone; clocks differ; mail is moved in late. */
const marginDays = 2

export interface FolderPlan {
  /** Ascending. */
  todo: number[]
  /** Where the folder stands when `count` of `todo` are handled. */
  cursorAfter(count: number): FolderCursor
}

/**
 * What is to be fetched from the selected folder: above the cursor and in its gaps; by date when there is no cursor
 * yet or the server has numbered the folder anew. Flags are never asked: a mail read elsewhere is as new to us.
 */
export async function planFolder(
  client: ImapFlow,
  mailbox: MailboxObject,
  input: { cursor: FolderCursor | undefined; importDays: number; now: Date },
): Promise<FolderPlan> {
  const { cursor, now } = input
  const uidValidity = String(mailbox.uidValidity)
  const known = cursor?.uidValidity === uidValidity ? cursor : null
  const start = known ? windowStart(known.uidNext) : windowStart(mailbox.uidNext)

  const existing = await searchUids(client, { uid: `${start}:*` }, start)
  const todo = known ? unhandled(known, existing) : await byDate(client, input)
  const base = Math.max(known?.uidNext ?? 1, 1)
  const top = Math.max(base, mailbox.uidNext, (existing.at(-1) ?? 0) + 1, (todo.at(-1) ?? 0) + 1)

  return {
    todo,
    cursorAfter(count) {
      const still = todo.slice(count)
      const uidNext = still.length === 0 ? top : Math.max(base, (todo[count - 1] ?? 0) + 1)
      return handledBelow(uidNext, { uidValidity, existing, still, at: now })
    },
  }
}

async function byDate(
  client: ImapFlow,
  { cursor, importDays, now }: { cursor: FolderCursor | undefined; importDays: number; now: Date },
): Promise<number[]> {
  if (!cursor && importDays === 0) return []
  const from = cursor ? new Date(cursor.at) : new Date(now.getTime() - importDays * dayMs)
  return searchUids(client, { since: new Date(from.getTime() - marginDays * dayMs) })
}

async function searchUids(
  client: ImapFlow,
  query: { uid: string } | { since: Date },
  from = 1,
): Promise<number[]> {
  const found = await client.search(query, { uid: true })
  if (!Array.isArray(found))
    throw new Error(`The server did not answer a search in ${client.mailbox && client.mailbox.path}`)
  // @NOTE `n:*` names the last message even when its number is below n
  return found.filter((uid) => uid >= from).toSorted((a, b) => a - b)
}
