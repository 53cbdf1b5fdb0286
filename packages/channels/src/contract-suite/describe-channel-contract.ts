import { describe, expect, test } from 'vitest'
import { ChannelError } from '../channel-error.ts'
import type { Channel } from '../contract.ts'
import { describeLook } from './describe-look.ts'
import { describePublish } from './describe-publish.ts'
import { describePull } from './describe-pull.ts'
import { describeReactions } from './describe-reactions.ts'
import { describeReply } from './describe-reply.ts'
import { describeBackfill, describeStream } from './describe-stream.ts'
import { describeWatch } from './describe-watch.ts'
import { describeWebhook } from './describe-webhook.ts'
import { describeWords } from './describe-words.ts'
import { drain } from './drain.ts'
import { type ChannelHarness, contextOf } from './harness.ts'

/** What every channel promises, whatever the network. */
export function describeChannelContract(
  name: string,
  channel: Channel,
  start: () => Promise<ChannelHarness>,
) {
  describe(`${name} keeps the channel contract`, () => {
    test('check says for every step whether it worked, in the words of the server', async () => {
      await using harness = await start()
      const good = await channel.check(harness.account, contextOf(harness))
      expect(good.steps.filter(({ ok }) => !ok)).toEqual([])
      expect(good.ok).toBe(true)

      const nowhere = harness.nowhere ?? channel
      for (const [door, broken] of [
        [channel, harness.wrongCredentials],
        [nowhere, harness.unreachable],
      ] as const) {
        if (broken === undefined) continue
        const { ok, steps } = await door.check(broken, contextOf(harness))
        expect(ok).toBe(false)
        expect(steps.filter((step) => !step.ok && step.message.length > 5)).not.toEqual([])
      }
    })

    test('settings that do not fit are rejected before anything is opened', () => {
      expect(() => channel.connect({ settings: 'none', credentials: {} })).toThrow(ChannelError)
    })

    test('errors say what can be done about them', async () => {
      await using harness = await start()
      for (const [door, input, wrong] of [
        [channel, harness.wrongCredentials, 'reauthorize'],
        [harness.nowhere ?? channel, harness.unreachable, 'retry'],
      ] as const) {
        if (input === undefined) continue
        await using session = door.connect(input, contextOf(harness))
        await expect(drain(channel, session, null)).rejects.toMatchObject({
          name: 'ChannelError',
          class: wrong,
        })
        await expect(session.send(harness.outbound('x'))).rejects.toMatchObject({
          class: channel.capabilities.reply ? wrong : 'rejected',
          maybeSent: false,
        })
      }
    })

    if (channel.capabilities.calledOnly) describeLook(channel, start)
    else describePull(channel, start)
    describeWords(channel, start)
    describeWebhook(channel, start)
    describeBackfill(channel, start)
    if (channel.capabilities.stream) describeStream(channel, start)
    if (channel.capabilities.watch) describeWatch(channel, start)
    if (channel.capabilities.reply) describeReply(channel, start)
    if (channel.form === 'post') describePublish(channel, start)
    describeReactions(channel, start)
  })
}
