import { abilitySchema, mailMetaSchema, postMetaSchema } from '@hubbub/contracts'
import { expect, test } from 'vitest'
import type { Channel } from '../contract.ts'
import { drain } from './drain.ts'
import { hear } from './hear.ts'
import { type ChannelHarness, contextOf } from './harness.ts'

/** What it says of messages, of limits and of itself. */
export function describeWords(channel: Channel, start: () => Promise<ChannelHarness>) {
  test('a limit is told with the time at which it ends', async () => {
    await using harness = await start()
    if (harness.limit === undefined) return
    await using session = channel.connect(harness.account, contextOf(harness))
    harness.limit(30_000)
    const refusal: unknown = await drain(channel, session, null).catch((error: unknown) => error)
    expect(refusal).toMatchObject({ name: 'ChannelError', class: 'rate-limited', until: expect.any(Date) })
  })

  test('what is said to us and what is only heard are told apart', async () => {
    await using harness = await start()
    if (harness.mention === undefined) return
    await using session = channel.connect(harness.account, contextOf(harness))
    await harness.receive('said to you')
    await harness.mention('said of you')
    const found = (await drain(channel, session, null)).flatMap(({ messages }) => messages)
    expect(new Map(found.map(({ trimmedText, addressed }) => [trimmedText, addressed]))).toEqual(
      new Map([
        ['said of you', false],
        ['said to you', true],
      ]),
    )
  })

  test('what the network says of a message is whole: a mail has its headers, everything else its post', async () => {
    await using harness = await start()
    await using session = channel.connect(harness.account, contextOf(harness))
    const [message] = await hear(channel, harness, { session, text: 'look at me' })
    expect(message?.author.value.length).toBeGreaterThan(0)
    if (message?.post === null) expect(mailMetaSchema.safeParse(message.mail).success).toBe(true)
    else {
      expect(postMetaSchema.parse(message?.post)).toEqual(message?.post)
      expect(message?.thread.ownRef).toBe(message?.externalId)
    }
  })

  test('how a message can be answered, and why not', async () => {
    await using harness = await start()
    await using session = channel.connect(harness.account, contextOf(harness))
    const [message] = await hear(channel, harness, { session, text: 'how do I hear from you?' })
    const last = message?.post == null ? null : { ...message, post: message.post }
    const now = new Date()
    const { ways } = channel.replyTerms(harness.account, {
      last,
      lastInboundAt: message?.sentAt ?? null,
      now,
    })
    expect(new Set(ways.map(({ audience }) => audience)).size).toBe(ways.length)
    for (const { can, why } of ways) expect(can).toBe(why === null)
    if (channel.capabilities.reply) expect(ways.filter(({ can }) => can)).not.toEqual([])
  })

  test('everything it can be used for, and why not for the rest', async () => {
    await using harness = await start()
    const abilities = channel.abilities(harness.account)
    for (const ability of abilitySchema.options)
      expect(abilities[ability].can === (abilities[ability].why === null)).toBe(true)
    expect(channel.address(harness.account).length).toBeGreaterThan(0)
    for (const { path } of channel.info.fields) expect(path).toMatch(/^(settings|credentials)\./)
  })
}
