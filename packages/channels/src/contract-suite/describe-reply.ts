import { expect, test } from 'vitest'
import type { Channel } from '../contract.ts'
import { drain } from './drain.ts'
import { type ChannelHarness, contextOf } from './harness.ts'

export function describeReply(channel: Channel, start: () => Promise<ChannelHarness>) {
  test('send reaches the recipient, and can be looked up', async () => {
    await using harness = await start()
    await using session = channel.connect(harness.account, contextOf(harness))
    const message = harness.outbound('here is your answer')
    const result = await session.send(message)
    // What goes to nobody by name has no recipients.
    expect(result.recipients.filter(({ status }) => status !== 'accepted')).toEqual([])
    if (channel.form === 'mail') expect(result.recipients).toHaveLength(1)
    expect(result.response.length).toBeGreaterThan(2)
    expect(await harness.delivered('here is your answer')).toBe(1)
    const longAgo = new Date(Date.now() - 3_600_000)
    if (!channel.capabilities.lookup) {
      // Who cannot look it up says so, or takes what is sent again under the same id for the same message.
      const answer = await session.lookupSent({ message, since: longAgo })
      if (answer === 'unknown') return
      expect(answer).toBe('not-sent')
      expect((await session.send(message)).externalId).toBe(result.externalId)
      expect(await harness.delivered('here is your answer')).toBe(1)
      return
    }
    await expect
      .poll(async () => {
        const found = await session.lookupSent({ message, since: longAgo })
        return typeof found === 'object' ? found.externalId : found
      })
      .toMatch(new RegExp(`^(sent|${RegExp.escape(result.externalId)})$`))
    expect(
      await session.lookupSent({
        message: { ...message, messageId: `not-${message.messageId}` },
        since: longAgo,
      }),
    ).not.toBe('sent')
  })

  test('our own message comes back under the id that send told', async () => {
    await using harness = await start()
    await using session = channel.connect(harness.account, contextOf(harness))
    const { externalId, ownRef } = await session.send(harness.outbound('an echo'))
    if (channel.form === 'post') expect(ownRef).toBe(externalId)
    const messages = (await drain(channel, session, null)).flatMap((batch) => batch.messages)
    const own = messages.filter(({ direction }) => direction === 'out')
    expect(own).toHaveLength(harness.echoes ? 1 : 0)
    for (const message of own) {
      expect(message.externalId).toBe(externalId)
      expect(message.thread.ownRef).toBe(ownRef)
    }
  })

  test('a recipient who is refused does not stop the others, and the refusal is told', async () => {
    await using harness = await start()
    await using session = channel.connect(harness.account, contextOf(harness))
    if (harness.outboundHalfRefused === undefined) return
    const { refused, message } = harness.outboundHalfRefused('for one of you')
    const { recipients } = await session.send(message)
    expect(recipients.find(({ address }) => address === refused)).toMatchObject({ status: 'rejected' })
    expect(recipients.filter(({ status }) => status === 'accepted')).toHaveLength(1)
    expect(await harness.delivered('for one of you')).toBe(1)
  })

  test('a send that broke off when the message was out says that it may have left', async () => {
    await using harness = await start()
    await using session = channel.connect(harness.account, contextOf(harness))
    if (harness.breakAfterAccepting === undefined) return
    harness.breakAfterAccepting()
    await expect(session.send(harness.outbound('did it leave?'))).rejects.toMatchObject({
      name: 'ChannelError',
      class: 'retry',
      maybeSent: true,
    })
    expect(await harness.delivered('did it leave?')).toBe(1)
  })
}
