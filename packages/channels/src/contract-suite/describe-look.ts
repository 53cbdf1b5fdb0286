import { expect, test } from 'vitest'
import type { Channel } from '../contract.ts'
import { collect, pullAll } from './drain.ts'
import { type ChannelHarness, contextOf } from './harness.ts'

/** Of a channel that is only called: its pull looks whether all is well. */
export function describeLook(channel: Channel, start: () => Promise<ChannelHarness>) {
  test('a pull says that all is well, and goes on from the stored cursor', async () => {
    await using harness = await start()
    await using session = channel.connect(harness.account, contextOf(harness))
    const first = await pullAll(session, null)
    expect(first.at(-1)).toMatchObject({ messages: [], unreadable: [] })
    const stored: unknown = JSON.parse(JSON.stringify(first.at(-1)?.cursor))
    for (const batch of await pullAll(session, stored))
      expect(batch).toMatchObject({ messages: [], unreadable: [] })
  })

  test('a pull that is aborted rejects with the reason, and the session works on', async () => {
    await using harness = await start()
    await using session = channel.connect(harness.account, contextOf(harness))
    const reason = new Error('shutting down')
    await expect(collect(session.pull({ cursor: null, signal: AbortSignal.abort(reason) }))).rejects.toBe(
      reason,
    )
    await expect(pullAll(session, null)).resolves.toHaveLength(1)
  })

  test('a session survives a lost connection', async () => {
    await using harness = await start()
    await using session = channel.connect(harness.account, contextOf(harness))
    await pullAll(session, null)
    harness.disconnect()
    await expect.poll(async () => (await pullAll(session, null).catch(() => [])).length).toBe(1)
  })
}
