import type { PostRef } from '@hubbub/contracts'
import { expect, test } from 'vitest'
import type { Channel, ChannelSession } from '../contract.ts'
import { drain } from './drain.ts'
import { type ChannelHarness, contextOf } from './harness.ts'
import { hear } from './hear.ts'

export function describeReactions(channel: Channel, start: () => Promise<ChannelHarness>) {
  test('a reaction is made once and taken back once, however often it is asked for', async () => {
    await using harness = await start()
    await using session = channel.connect(harness.account, contextOf(harness))
    const { react, unreact } = session
    expect(unreact === undefined).toBe(react === undefined)
    if (react === undefined || unreact === undefined) return
    if (harness.reactions === undefined)
      throw new TypeError('a channel that reacts needs a harness that counts reactions')
    const [sign = '❤️'] = channel.info.reactions ?? []
    const to = await reactable(channel, harness, session)
    await unreact(to, sign)
    for (const act of [react, react, unreact, unreact, react]) {
      await act(to, sign)
      expect(harness.reactions.count()).toBe(act === react ? 1 : 0)
    }
  })
}

async function reactable(
  channel: Channel,
  harness: ChannelHarness,
  session: ChannelSession,
): Promise<PostRef> {
  const { to } = harness.reactions ?? {}
  if (typeof to === 'object') return to
  const text = 'what is said of this?'
  if (to === 'mention') await harness.mention?.(text)
  const heard =
    to === 'mention'
      ? (await drain(channel, session, null)).flatMap(({ messages }) => messages)
      : await hear(channel, harness, { session, text })
  const said = heard.find((message) => message.direction === 'in' && message.text.includes(text))
  if (said?.post == null) throw new Error('What was said was not heard')
  return { externalId: said.externalId, author: said.author, post: said.post }
}
