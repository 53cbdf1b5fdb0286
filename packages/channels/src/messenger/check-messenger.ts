import { type ChannelAccount, type ChannelCheck, errorMessage } from '@hubbub/contracts'
import type { ChannelContext } from '../context.ts'
import { callStep } from '../meta/call-step.ts'
import type { MessengerClient, PageInfo } from './client.ts'

/** Asks whose page it is, whether its conversations can be read, and whether calls can come. Changes nothing there. */
export async function checkMessenger(
  client: Pick<MessengerClient, 'me' | 'conversations' | 'calls'>,
  { webhookUrl }: Pick<ChannelContext, 'webhookUrl'>,
  signal?: AbortSignal,
): Promise<ChannelCheck> {
  const steps: ChannelCheck['steps'] = []
  let step = 'Page'
  try {
    const page = await client.me(signal)
    steps.push({ step, ok: true, message: `Signed in for the page ${page.name ?? page.id}` })
    step = 'Messages'
    await client.conversations({ messages: 1 }, signal)
    steps.push({ step, ok: true, message: 'Its conversations can be read' })
    steps.push(callStep(client, webhookUrl))
    return { ok: steps.every(({ ok }) => ok), steps, account: accountOf(page) }
  } catch (error) {
    return { ok: false, steps: [...steps, { step, ok: false, message: errorMessage(error) }] }
  }
}

const accountOf = ({ id, name, username, link, picture }: PageInfo): ChannelAccount => ({
  id,
  handle: username ?? null,
  name: name ?? null,
  url: link ?? `https://www.facebook.com/${id}`,
  avatarUrl: picture?.data?.url ?? null,
  facts: {},
})
