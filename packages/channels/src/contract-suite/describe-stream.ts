import { expect, test } from 'vitest'
import type { Channel } from '../contract.ts'
import { type ChannelHarness, contextOf } from './harness.ts'
import { hear } from './hear.ts'

/** How long the suite waits for a sign of life of a stream whose network gives one seldom. */
const PATIENCE_MS = 15_000

export function describeStream(channel: Channel, start: () => Promise<ChannelHarness>) {
  test('a stream says that it lives though nothing is said', async () => {
    await using harness = await start()
    await using session = channel.connect(harness.account, contextOf(harness))
    const stop = new AbortController()
    const life = session.pull({ cursor: null, signal: stop.signal })[Symbol.asyncIterator]()
    const patience = Math.min(PATIENCE_MS, channel.capabilities.staleMs ?? 60_000)
    const timer = setTimeout(() => stop.abort(new Error('it said nothing')), patience)
    const first = await life.next()
    clearTimeout(timer)
    expect(first).toMatchObject({ done: false, value: { messages: [], unreadable: [] } })
    stop.abort()
    await life.next().catch(() => undefined)
  })
}

export function describeBackfill(channel: Channel, start: () => Promise<ChannelHarness>) {
  test('what was missed is told again under the ids it always has', async () => {
    await using harness = await start()
    await using session = channel.connect(harness.account, contextOf(harness))
    if (session.backfill === undefined) return
    const from = new Date(Date.now() - 60_000)
    const pulled = await hear(channel, harness, { session, text: 'missed by the stream' })
    const again: typeof pulled = []
    const asked = { from, to: new Date(Date.now() + 60_000), signal: AbortSignal.timeout(20_000) }
    for await (const { messages } of session.backfill(asked)) again.push(...messages)
    const idsOf = (some: typeof pulled) => some.map(({ externalId }) => externalId).toSorted()
    expect(pulled).toHaveLength(1)
    expect(idsOf(again)).toEqual(idsOf(pulled))
  })
}
