import { expect, test } from 'vitest'
import { overlapUs } from './cursor.ts'
import type { JetstreamEvent } from './event.ts'
import { collection, createHearing } from './hear.ts'

const second = 1_000_000
const said = (at: number, text: string): JetstreamEvent => ({
  did: 'did:plc:kim',
  time_us: at * second,
  kind: 'commit',
  commit: {
    operation: 'create',
    collection,
    rkey: `r${at}`,
    record: { $type: collection, text, createdAt: '2026-01-01T00:00:00Z' },
    cid: 'c',
  },
})
const open = () => createHearing({ matches: ({ text }) => text.includes('brand'), told: new Set() })
const uri = (at: number) => `at://did:plc:kim/${collection}/r${at}`

test('the place does not pass what has come and is not read yet, however much comes meanwhile', () => {
  const hearing = open()
  const events = [10, 20, 30].map((at) => said(at, `brand ${at}`))
  for (const event of [...events, said(40, 'something else')]) hearing.wanted(event)
  expect(hearing.place()).toEqual({ timeUs: 10 * second - overlapUs, told: [] })
  expect(hearing.read(events.slice(0, 1)).messages).toHaveLength(1)
  expect(hearing.place()).toEqual({ timeUs: 20 * second - overlapUs, told: [] })
  expect(hearing.read(events.slice(1)).messages).toHaveLength(2)
  expect(hearing.place()).toEqual({ timeUs: 40 * second - overlapUs, told: [] })
})

test('what was told since the place is named, and not told again', () => {
  const hearing = open()
  const event = said(10, 'brand')
  hearing.wanted(event)
  hearing.read([event])
  const place = hearing.place()
  expect(place).toEqual({ timeUs: 10 * second - overlapUs, told: [uri(10)] })
  const again = createHearing({ matches: () => true, told: new Set(place?.told) })
  expect(again.wanted(event)).toBe(true)
  expect(again.read([event]).messages).toEqual([])
})
