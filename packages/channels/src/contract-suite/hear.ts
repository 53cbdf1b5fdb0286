import type { InboundMessage } from '@hubbub/contracts'
import type { Channel, ChannelSession } from '../contract.ts'
import { drain } from './drain.ts'
import { type ChannelHarness, contextOf } from './harness.ts'

/** What somebody writes, by whichever way the channel hears. */
export async function hear(
  channel: Channel,
  harness: ChannelHarness,
  { session, text }: { session: ChannelSession; text: string },
): Promise<InboundMessage[]> {
  if (!channel.capabilities.calledOnly) {
    await harness.receive(text)
    return (await drain(channel, session, null)).flatMap(({ messages }) => messages)
  }
  const request = await harness.call?.(text)
  if (request === undefined || channel.webhook === undefined)
    throw new TypeError('a channel that is only called needs a webhook, and a harness that can call it')
  return (await channel.webhook.read(harness.account, request, contextOf(harness))).messages
}
