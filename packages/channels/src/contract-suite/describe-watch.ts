import { expect, test } from 'vitest'
import type { Channel } from '../contract.ts'
import { type ChannelHarness, contextOf } from './harness.ts'

export function describeWatch(channel: Channel, start: () => Promise<ChannelHarness>) {
  test('watch wakes at once, then within a second of a new message, and resolves when aborted', async () => {
    await using harness = await start()
    await using session = channel.connect(harness.account, contextOf(harness))
    const wakes: number[] = []
    const stop = new AbortController()
    const watching = session.watch({ signal: stop.signal, onChange: () => wakes.push(performance.now()) })
    await expect.poll(() => wakes.length, { timeout: 5000 }).toBe(1)

    await new Promise((resolve) => setTimeout(resolve, 100))
    const written = performance.now()
    await harness.receive('wake up')
    await expect.poll(() => wakes.length, { timeout: 5000, interval: 10 }).toBeGreaterThan(1)
    expect((wakes[1] ?? Infinity) - written).toBeLessThan(1000)

    stop.abort()
    await expect(watching).resolves.toBeUndefined()
  })

  test('watch rejects when the connection is lost, so that the caller can start again', async () => {
    await using harness = await start()
    await using session = channel.connect(harness.account, contextOf(harness))
    const standing = Promise.withResolvers<void>()
    const watching = session.watch({
      signal: AbortSignal.timeout(20_000),
      onChange: () => standing.resolve(),
    })
    await standing.promise
    harness.disconnect()
    await expect(watching).rejects.toMatchObject({ name: 'ChannelError', class: 'retry' })
  })
}
