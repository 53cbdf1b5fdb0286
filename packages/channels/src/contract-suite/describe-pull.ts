import { expect, test } from 'vitest'
import type { Channel } from '../contract.ts'
import { collect, drain, textsOf } from './drain.ts'
import { type ChannelHarness, contextOf } from './harness.ts'

export function describePull(channel: Channel, start: () => Promise<ChannelHarness>) {
  test('pull yields what came, once, and goes on from the stored cursor', async () => {
    await using harness = await start()
    await using session = channel.connect(harness.account, contextOf(harness))
    await harness.receive('the first words')
    const first = await drain(channel, session, null)
    expect(textsOf(first)).toEqual(['the first words'])

    const stored: unknown = JSON.parse(JSON.stringify(first.at(-1)?.cursor))
    expect(textsOf(await drain(channel, session, stored))).toEqual([])
    await harness.receive('the second words')
    expect(textsOf(await drain(channel, session, stored))).toEqual(['the second words'])
  })

  test('the same message has the same external id however often it comes, in any session', async () => {
    await using harness = await start()
    await harness.receive('always the same')
    const ids = new Set<string>()
    for (const _ of [1, 2]) {
      await using session = channel.connect(harness.account, contextOf(harness))
      for (const { messages } of await drain(channel, session, null))
        for (const { externalId } of messages) ids.add(externalId)
    }
    expect(ids.size).toBe(1)
  })

  test('what is known is not downloaded again', async () => {
    await using harness = await start()
    if (harness.sparesKnown !== true) return
    await using session = channel.connect(harness.account, contextOf(harness))
    await harness.receive('known by now')
    const known = async (ids: readonly string[]) => new Set(ids)
    const batches = await collect(session.pull({ cursor: null, signal: AbortSignal.timeout(20_000), known }))
    expect(textsOf(batches)).toEqual([])
    expect(textsOf(await drain(channel, session, batches.at(-1)?.cursor))).toEqual([])
    expect(textsOf(await drain(channel, session, null))).toEqual(['known by now'])
  })

  test('a pull that is aborted rejects with the reason, and the session works on', async () => {
    await using harness = await start()
    await using session = channel.connect(harness.account, contextOf(harness))
    await harness.receive('still there')
    const reason = new Error('shutting down')
    await expect(collect(session.pull({ cursor: null, signal: AbortSignal.abort(reason) }))).rejects.toBe(
      reason,
    )
    expect(textsOf(await drain(channel, session, null))).toEqual(['still there'])
  })

  test('a session survives a lost connection', async () => {
    await using harness = await start()
    await using session = channel.connect(harness.account, contextOf(harness))
    await drain(channel, session, null)
    harness.disconnect()
    await harness.receive('after the break')
    await expect
      .poll(async () => textsOf(await drain(channel, session, null).catch(() => [])))
      .toEqual(['after the break'])
  })
}
