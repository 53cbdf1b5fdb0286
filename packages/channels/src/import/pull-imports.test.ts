import { type InboundBatch, tableMappingSchema } from '@hubbub/contracts'
import { afterAll, describe, expect, test } from 'vitest'
import type { ImportDesk, ImportFile } from '../context.ts'
import { createMailReader } from '../email/read/mail-reader.ts'
import { pullImports } from './pull-imports.ts'

const reader = createMailReader()
afterAll(async () => await reader[Symbol.asyncDispose]())

/** Where one file lies; stopped after so many notes. */
function deskWith(file: ImportFile, text: string, { stopAfter = Infinity } = {}) {
  const bytes = Buffer.from(text)
  const notes: Parameters<ImportDesk['note']>[1][] = []
  const desk: ImportDesk = {
    next: async () => (notes.at(-1)?.finished === true || notes.length >= stopAfter ? null : file),
    async *read(_, from) {
      yield bytes.subarray(from)
    },
    note: async (_, progress) => {
      notes.push(progress)
      return notes.length < stopAfter
    },
  }
  return { desk, notes }
}

const csv: ImportFile = {
  id: 'i1',
  format: 'csv',
  filename: 'history.csv',
  size: 1,
  open: false,
  mapping: tableMappingSchema.parse({
    columns: { sentAt: 0, author: 1, text: 2, direction: 3, externalId: 4 },
  }),
}
const settings = { key: '0a0b0c0d', own: ['help@shop.test'] }

async function pull(desk: ImportDesk, cursor: unknown = null) {
  const deps = { desk, reader, settings, now: () => new Date('2026-03-01T00:00:00Z') }
  return await Array.fromAsync(pullImports(deps, { cursor, signal: AbortSignal.timeout(20_000) }))
}
const texts = (batches: readonly InboundBatch[]) =>
  batches.flatMap(({ messages }) => messages.map(({ text }) => text))

describe('a table', () => {
  const header = 'when,who,what,way,id\n'
  test('becomes messages of the past, both ways, in the thread of their person; what is wrong is said by line', async () => {
    const { desk, notes } = deskWith(
      csv,
      `${header}2026-01-05,Kim@x.test,hello,in,1\n2026-01-06,kim@x.test,welcome,out,2\nsoon,kim@x.test,x,in,3\n`,
    )
    const [batch] = await pull(desk)
    expect(batch?.messages).toMatchObject([
      {
        externalId: '1',
        direction: 'in',
        author: { value: 'kim@x.test' },
        imported: { id: 'i1', open: false },
      },
      {
        externalId: '2',
        direction: 'out',
        author: { value: 'help@shop.test' },
        post: { to: [{ value: 'kim@x.test' }] },
      },
    ])
    expect(new Set(batch?.messages.map(({ thread }) => thread.parentRefs[0]))).toEqual(
      new Set(['thread kim@x.test']),
    )
    expect(batch?.unreadable).toMatchObject([
      { externalId: 'i1 line 4', reason: '“soon” is no date that is known here' },
    ])
    expect(notes).toEqual([{ done: 1, read: 3, refused: 1, finished: true }])
  })

  test('stopped or killed anywhere it goes on where it was, and misses nothing', async () => {
    const rows = Array.from({ length: 130 }, (_, n) => `2026-01-05,kim@x.test,word ${n},in,${n}\n`)
    const text = header + rows.join('')
    const first = await pull(deskWith(csv, text, { stopAfter: 1 }).desk)
    expect(texts(first)).toHaveLength(50)
    const rest = await pull(deskWith(csv, text).desk, first.at(-1)?.cursor)
    expect(texts([...first, ...rest])).toEqual(Array.from({ length: 130 }, (_, n) => `word ${n}`))
  })

  test('that is broken ends with the reason', async () => {
    const { desk, notes } = deskWith(csv, `${header}2026-01-05,kim@x.test,"${'x'.repeat(1_100_000)}`)
    const [batch] = await pull(desk)
    expect(batch?.unreadable).toMatchObject([{ reason: 'Line 2 has a quotation mark that is never closed' }])
    expect(notes.at(-1)).toMatchObject({ finished: true, refused: 1 })
  })

  test('of mentions is heard, and opens nothing', async () => {
    const mapping = tableMappingSchema.parse({ ...csv.mapping, mentions: true })
    const { desk } = deskWith({ ...csv, mapping }, `${header}2026-01-05,kim@x.test,I like it,out,1\n`)
    const [batch] = await pull(desk)
    expect(batch?.messages).toMatchObject([
      { addressed: false, direction: 'in', post: { audience: 'public' } },
    ])
  })
})

test('a mailbox is read as mail is: threads by their references, and what is ours went out', async () => {
  const from = 'From x@y.test Mon Jan  5 10:00:00 2026\n'
  const mails = [
    'From: Kim <kim@x.test>\nTo: help@shop.test\nMessage-ID: <a@x.test>\nDate: Mon, 5 Jan 2026 10:00:00 +0100\nSubject: Help\n\nhello\n\n',
    'From: help@shop.test\nTo: kim@x.test\nMessage-ID: <b@shop.test>\nIn-Reply-To: <a@x.test>\nDate: Mon, 5 Jan 2026 11:00:00 +0100\n\nof course\n\n',
  ]
  const file: ImportFile = { ...csv, format: 'mbox', mapping: null, size: 900 }
  const { desk, notes } = deskWith(file, mails.map((mail) => from + mail).join(''))
  const [batch] = await pull(desk)
  expect(batch?.messages).toMatchObject([
    { externalId: 'a@x.test', direction: 'in', subject: 'Help', sentAt: new Date('2026-01-05T09:00:00Z') },
    { externalId: 'b@shop.test', direction: 'out', thread: { parentRefs: ['a@x.test'] } },
  ])
  expect(notes.at(-1)).toEqual({ done: 900, read: 2, refused: 0, finished: true })
})
