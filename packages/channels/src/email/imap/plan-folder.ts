import type { ImapFlow, MailboxObject } from 'imapflow'
import { type FolderCursor, handledBelow, unhandled, windowStart } from './mail-cursor.ts'

const dayMs = 24 * 60 * 60_000
/** SEARCH SINCE knows days only, in the server's time zone; clocks differ; mail is moved in late. */
const marginDays = 2

type Searching = Pick<ImapFlow, 'search'>

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
  client: Searching,
  mailbox: Pick<MailboxObject, 'uidNext' | 'uidValidity'>,
  input: { cursor: FolderCursor | undefined; importDays: number; now: Date },
): Promise<FolderPlan> {
  const { cursor, now } = input
  const { uidNext: selectedNext } = mailbox
  const uidValidity = String(mailbox.uidValidity)
  const known = cursor?.uidValidity === uidValidity ? cursor : null

  // @NOTE what exists is asked before what is new by date: mail that arrives between the two is then new, not old
  const recent = await searchUids(client, windowStart(known?.uidNext ?? selectedNext))
  const byDate = known ? null : await searchByDate(client, input)
  const below = byDate?.[0] !== undefined && byDate[0] < selectedNext ? windowStart(byDate[0]) : null
  const older = below === null ? [] : await searchUids(client, below, selectedNext - 1)
  const todo = byDate ?? unhandled(known, recent)
  const existing = [...older, ...recent, ...todo]
  const base = known?.uidNext ?? 1
  const top = Math.max(base, selectedNext, (recent.at(-1) ?? 0) + 1, (todo.at(-1) ?? 0) + 1)

  return {
    todo,
    cursorAfter(count) {
      const still = todo.slice(count)
      const uidNext = still.length === 0 ? top : Math.max(base, (todo[count - 1] ?? 0) + 1)
      return handledBelow(uidNext, { uidValidity, existing, still, at: now })
    },
  }
}

async function searchByDate(
  client: Searching,
  { cursor, importDays, now }: { cursor: FolderCursor | undefined; importDays: number; now: Date },
): Promise<number[]> {
  if (!cursor && importDays === 0) return []
  const from = cursor ? new Date(cursor.at) : new Date(now.getTime() - importDays * dayMs)
  return search(client, { since: new Date(from.getTime() - marginDays * dayMs) })
}

// @NOTE `n:*` names the last message even when its number is below n
async function searchUids(client: Searching, from: number, to: number | '*' = '*'): Promise<number[]> {
  return (await search(client, { uid: `${from}:${to}` })).filter((uid) => uid >= from)
}

/** Ascending. */
async function search(client: Searching, query: { uid: string } | { since: Date }): Promise<number[]> {
  const found = await client.search(query, { uid: true })
  if (!Array.isArray(found)) throw new Error('The server did not answer a search')
  return found.toSorted((a, b) => a - b)
}
