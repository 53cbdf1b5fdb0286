import { expect, test } from 'vitest'
import { whatsappTerms } from './terms.ts'
import { sheenasMessage } from './whatsapp.fixtures.ts'

const now = new Date('2026-11-30T10:00:00Z')
const after = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
const way = (lastInboundAt: Date | null) =>
  whatsappTerms({ last: lastInboundAt === null ? null : sheenasMessage, lastInboundAt, now }).ways[0]

test('for 24 hours anything can be said, and it is told until when', () => {
  expect(way(after(23))).toMatchObject({
    can: true,
    why: null,
    until: new Date('2026-11-30T11:00:00Z'),
    templates: true,
  })
})

test('then only a template, and before they wrote as well', () => {
  expect(way(after(24))).toMatchObject({
    can: false,
    templates: true,
    why: expect.stringContaining('24 hours'),
  })
  expect(way(null)).toMatchObject({
    can: false,
    templates: true,
    until: null,
    why: expect.stringContaining('not written'),
  })
})
