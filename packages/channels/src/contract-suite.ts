import type { InboundBatch, OutboundMessage } from '@hubbub/contracts'
import { describe, expect, test } from 'vitest'
import { ChannelError } from './channel-error.ts'
import type { Channel, ChannelInput, ChannelSession } from './contract.ts'

/** One account at a network, real or simulated, and somebody who writes to it. */
export interface ChannelHarness extends AsyncDisposable {
  account: ChannelInput
  wrongCredentials: ChannelInput
  unreachable: ChannelInput
  /** Somebody writes to the account. @returns the text they wrote. */
  receive(text: string): Promise<void>
  /** A message the network takes, to one recipient, with this text. */
  outbound(text: string): OutboundMessage
  /** The same to two recipients; the network will refuse the second. */
  outboundHalfRefused(text: string): OutboundMessage & { refused: string }
  /** How often a message with this text has reached its recipient. */
  delivered(text: string): Promise<number>
  /** From now on the network takes one more message and breaks off before it says so. */
  breakAfterAccepting(): void
  /** What we send can be pulled again as our own. */
  echoes: boolean
  /** Cuts every open connection. */
  disconnect(): void
}

/** What every channel promises, whatever the network. */
export function describeChannelContract(
  name: string,
  channel: Channel,
  start: () => Promise<ChannelHarness>,
) {
  describe(`${name} keeps the channel contract`, () => {
    test('check says for every step whether it worked, in the words of the server', async () => {
      await using harness = await start()
      const good = await channel.check(harness.account)
      expect(good.steps.filter(({ ok }) => !ok)).toEqual([])
      expect(good.ok).toBe(true)

      for (const broken of [harness.wrongCredentials, harness.unreachable]) {
        const { ok, steps } = await channel.check(broken)
        expect(ok).toBe(false)
        expect(steps.filter((step) => !step.ok && step.message.length > 5)).not.toEqual([])
      }
    })

    test('settings that do not fit are rejected before anything is opened', () => {
      expect(() => channel.connect({ settings: {}, credentials: {} })).toThrow(ChannelError)
    })

    test('pull yields what came, once, and goes on from the stored cursor', async () => {
      await using harness = await start()
      await using session = channel.connect(harness.account)
      await harness.receive('the first words')
      const first = await pullAll(session, null)
      expect(textsOf(first)).toEqual(['the first words'])

      const stored: unknown = JSON.parse(JSON.stringify(first.at(-1)?.cursor))
      expect(textsOf(await pullAll(session, stored))).toEqual([])
      await harness.receive('the second words')
      expect(textsOf(await pullAll(session, stored))).toEqual(['the second words'])
    })

    test('the same message has the same external id however often it comes, in any session', async () => {
      await using harness = await start()
      await harness.receive('always the same')
      const ids = new Set<string>()
      for (const _ of [1, 2]) {
        await using session = channel.connect(harness.account)
        for (const { messages } of await pullAll(session, null))
          for (const { externalId } of messages) ids.add(externalId)
      }
      expect(ids.size).toBe(1)
    })

    test('what is known is not downloaded again', async () => {
      await using harness = await start()
      await using session = channel.connect(harness.account)
      await harness.receive('known by now')
      const known = async (ids: readonly string[]) => new Set(ids)
      const batches = await collect(
        session.pull({ cursor: null, signal: AbortSignal.timeout(20_000), known }),
      )
      expect(textsOf(batches)).toEqual([])
      expect(textsOf(await pullAll(session, batches.at(-1)?.cursor))).toEqual([])
      expect(textsOf(await pullAll(session, null))).toEqual(['known by now'])
    })

    test('a pull that is aborted rejects with the reason, and the session works on', async () => {
      await using harness = await start()
      await using session = channel.connect(harness.account)
      await harness.receive('still there')
      const reason = new Error('shutting down')
      await expect(collect(session.pull({ cursor: null, signal: AbortSignal.abort(reason) }))).rejects.toBe(
        reason,
      )
      expect(textsOf(await pullAll(session, null))).toEqual(['still there'])
    })

    test('a session survives a lost connection', async () => {
      await using harness = await start()
      await using session = channel.connect(harness.account)
      await pullAll(session, null)
      harness.disconnect()
      await harness.receive('after the break')
      await expect
        .poll(async () => textsOf(await pullAll(session, null).catch(() => [])))
        .toEqual(['after the break'])
    })

    test('errors say what can be done about them', async () => {
      await using harness = await start()
      await using stranger = channel.connect(harness.wrongCredentials)
      await expect(pullAll(stranger, null)).rejects.toMatchObject({
        name: 'ChannelError',
        class: 'reauthorize',
      })
      await expect(stranger.send(harness.outbound('x'))).rejects.toMatchObject({
        class: 'reauthorize',
        maybeSent: false,
      })

      await using nowhere = channel.connect(harness.unreachable)
      await expect(pullAll(nowhere, null)).rejects.toMatchObject({ name: 'ChannelError', class: 'retry' })
      await expect(nowhere.send(harness.outbound('x'))).rejects.toMatchObject({
        class: 'retry',
        maybeSent: false,
      })
    })

    if (channel.capabilities.watch) describeWatch(channel, start)
    if (channel.capabilities.reply) describeReply(channel, start)
  })
}

function describeWatch(channel: Channel, start: () => Promise<ChannelHarness>) {
  test('watch wakes at once, then within a second of a new message, and resolves when aborted', async () => {
    await using harness = await start()
    await using session = channel.connect(harness.account)
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
    await using session = channel.connect(harness.account)
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

function describeReply(channel: Channel, start: () => Promise<ChannelHarness>) {
  test('send reaches the recipient, and can be looked up', async () => {
    await using harness = await start()
    await using session = channel.connect(harness.account)
    const message = harness.outbound('here is your answer')
    const result = await session.send(message)
    expect(result.recipients.map(({ status }) => status)).toEqual(['accepted'])
    expect(result.response.length).toBeGreaterThan(2)
    expect(await harness.delivered('here is your answer')).toBe(1)
    if (!channel.capabilities.lookup) return
    const longAgo = new Date(Date.now() - 3_600_000)
    await expect.poll(() => session.lookupSent(message.messageId, longAgo)).toBe('sent')
    expect(await session.lookupSent(`not-${message.messageId}`, longAgo)).not.toBe('sent')
  })

  test('our own message comes back under the id that send told', async () => {
    await using harness = await start()
    await using session = channel.connect(harness.account)
    const { externalId, ownRef } = await session.send(harness.outbound('an echo'))
    const messages = (await pullAll(session, null)).flatMap((batch) => batch.messages)
    const own = messages.filter(({ direction }) => direction === 'out')
    expect(own).toHaveLength(harness.echoes ? 1 : 0)
    for (const message of own) {
      expect(message.externalId).toBe(externalId)
      expect(message.thread.ownRef).toBe(ownRef)
    }
  })

  test('a recipient who is refused does not stop the others, and the refusal is told', async () => {
    await using harness = await start()
    await using session = channel.connect(harness.account)
    const { refused, ...message } = harness.outboundHalfRefused('for one of you')
    const { recipients } = await session.send(message)
    expect(recipients.find(({ address }) => address === refused)).toMatchObject({ status: 'rejected' })
    expect(recipients.filter(({ status }) => status === 'accepted')).toHaveLength(1)
    expect(await harness.delivered('for one of you')).toBe(1)
  })

  test('a send that broke off when the message was out says that it may have left', async () => {
    await using harness = await start()
    await using session = channel.connect(harness.account)
    harness.breakAfterAccepting()
    await expect(session.send(harness.outbound('did it leave?'))).rejects.toMatchObject({
      name: 'ChannelError',
      class: 'retry',
      maybeSent: true,
    })
    expect(await harness.delivered('did it leave?')).toBe(1)
  })
}

export async function collect(batches: AsyncIterable<InboundBatch>): Promise<InboundBatch[]> {
  const all: InboundBatch[] = []
  for await (const batch of batches) all.push(batch)
  return all
}

export function pullAll(session: ChannelSession, cursor: unknown): Promise<InboundBatch[]> {
  return collect(session.pull({ cursor, signal: AbortSignal.timeout(20_000) }))
}

function textsOf(batches: readonly InboundBatch[]): string[] {
  return batches
    .flatMap(({ messages }) => messages)
    .filter(({ direction }) => direction === 'in')
    .map(({ trimmedText }) => trimmedText)
}
