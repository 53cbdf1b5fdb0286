import type { InboundBatch } from '@hubbub/contracts'
import type { ImportFile } from '../context.ts'
import type { PullInput } from '../contract.ts'
import { limits } from './config.ts'
import { cursorFor, type ImportCursor } from './cursor.ts'
import { type Item, type ItemDeps, readItems } from './read-items.ts'

/**
 * Reads the files that wait, one behind the other, in batches that move the cursor with what they store: whoever is
 * killed goes on behind the last batch, and what is read again is known by its name.
 */
export async function* pullImports(deps: ItemDeps, input: PullInput): AsyncGenerator<InboundBatch> {
  let { cursor } = input
  for (;;) {
    input.signal.throwIfAborted()
    const file = await deps.desk.next()
    if (file === null) return
    for await (const batch of readFile(deps, file, { cursor, signal: input.signal })) {
      yield batch
      cursor = batch.cursor
    }
  }
}

interface Tally {
  cursor: ImportCursor
  done: number
  batch: Required<Pick<InboundBatch, 'messages' | 'unreadable'>>
  bytes: number
}

/** Ends where the file does, or where people stop it. */
async function* readFile(
  { desk, ...rest }: ItemDeps,
  file: ImportFile,
  { cursor, signal }: Pick<PullInput, 'cursor' | 'signal'>,
): AsyncGenerator<InboundBatch> {
  const tally = empty(cursorFor(cursor, file.id))
  const note = async (finished: boolean) =>
    await desk.note(file.id, {
      done: finished ? file.size : tally.done,
      read: tally.cursor.read,
      refused: tally.cursor.refused,
      finished,
    })
  for await (const item of readItems({ desk, ...rest }, file, tally.cursor.at)) {
    signal.throwIfAborted()
    add(tally, item)
    if (
      tally.batch.messages.length + tally.batch.unreadable.length < limits.batch &&
      tally.bytes < limits.batchBytes
    )
      continue
    yield { ...tally.batch, cursor: tally.cursor }
    clear(tally)
    if (!(await note(false))) return
  }
  yield { ...tally.batch, cursor: tally.cursor }
  await note(true)
}

const empty = (cursor: ImportCursor): Tally => ({
  cursor,
  done: 0,
  batch: { messages: [], unreadable: [] },
  bytes: 0,
})

function clear(tally: Tally): void {
  tally.batch = { messages: [], unreadable: [] }
  tally.bytes = 0
}

function add(tally: Tally, item: Item): void {
  const { read, refused } = tally.cursor
  const isRefused = 'unreadable' in item
  tally.cursor = { ...tally.cursor, at: item.at, read: read + 1, refused: refused + (isRefused ? 1 : 0) }
  tally.done = item.done
  if (isRefused) tally.batch.unreadable.push(item.unreadable)
  else tally.batch.messages.push(item.message)
  tally.bytes += isRefused ? item.unreadable.raw.byteLength : item.message.raw.byteLength
}
