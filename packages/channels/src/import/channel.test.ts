import { expect, test } from 'vitest'
import { createImportChannel } from './channel.ts'

const channel = createImportChannel()

test('there may be as many as there are files, and nothing can be sent by them', async () => {
  const own = { own: ['Help@Shop.test'] }
  const [one, other] = [channel.settings.parse(own), channel.settings.parse(own)]
  expect(channel.address({ settings: one })).toMatch(/^help@shop\.test \([0-9a-f]{8}\)$/)
  expect(channel.address({ settings: one })).not.toBe(channel.address({ settings: other }))
  expect(channel.own({ settings: one })).toEqual(['help@shop.test', 'us'])
  const terms = channel.replyTerms({ settings: one }, { last: null, lastInboundAt: null, now: new Date() })
  expect(terms.ways).toEqual([])
  expect(await channel.check({ settings: one, credentials: {} })).toMatchObject({ ok: true })
})
