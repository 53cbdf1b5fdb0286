import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { plainWords } from '#lib/plain-words.ts'

const complaint = (schema: z.ZodType, value: unknown) =>
  schema.safeParse(value, { error: plainWords }).error?.issues[0]?.message

describe('plainWords', () => {
  it.each([
    [z.string().min(1), '', 'Fill this in'],
    [z.string().min(10), 'short', 'At least 10 characters'],
    [z.string().max(3), 'long', 'At most 3 characters'],
    [z.email(), 'nobody', 'Enter an address such as name@example.com'],
    [z.iso.datetime(), 'soon', 'Enter a day and a time'],
    [z.iso.datetime(), '', 'This is missing'],
    [z.int().max(65_535), 70_000, 'At most 65535'],
    [z.int(), Number.NaN, 'Enter a number'],
    [z.array(z.string()).min(1), [], 'Choose at least one'],
    [z.enum(['tls']), 'ssl', 'Choose one of these'],
    [z.string(), undefined, 'This is missing'],
  ])('case %#', (schema, value, expected) => {
    expect(complaint(schema, value)).toBe(expected)
  })

  it('leaves the word to the schema where it has one of its own', () => {
    expect(complaint(z.string().min(10, 'longer, please'), '')).toBe('longer, please')
  })
})
