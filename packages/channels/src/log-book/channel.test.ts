import { expect, test } from 'vitest'
import { createLogBookChannel } from './channel.ts'

const channel = createLogBookChannel()
const account = { settings: { country: 'gb' }, credentials: {} }

test('there is nothing to connect, and nothing can be sent', async () => {
  expect(await channel.check(account)).toMatchObject({ ok: true })
  const terms = channel.replyTerms(account, { last: null, lastInboundAt: null, now: new Date() })
  expect(terms.ways).toEqual([])
  await using session = channel.connect(account)
  expect(await Array.fromAsync(session.pull({ cursor: null, signal: AbortSignal.timeout(1000) }))).toEqual([])
})

test.each([[{ country: 'Atlantis' }], [{ country: 'GB', colour: 'red' }]])('%o is refused', (settings) => {
  expect(() => channel.connect({ settings, credentials: {} })).toThrow(/Invalid settings/)
})
