import { type ChannelAccount, type ChannelCheck, errorMessage } from '@hubbub/contracts'
import type { ChannelContext } from '../context.ts'
import { callStep } from '../meta/call-step.ts'
import type { InstagramAccount, InstagramClient } from './client.ts'
import { profileUrl } from './map-comment.ts'

/** Asks whose account it is, whether its conversations can be read, and whether calls can come. Changes nothing there. */
export async function checkInstagram(
  client: Pick<InstagramClient, 'me' | 'conversations' | 'calls'>,
  { webhookUrl }: Pick<ChannelContext, 'webhookUrl'>,
  signal?: AbortSignal,
): Promise<ChannelCheck> {
  const steps: ChannelCheck['steps'] = []
  let step = 'Account'
  try {
    const me = await client.me(signal)
    if (me === null)
      return {
        ok: false,
        steps: [
          { step, ok: false, message: 'No professional Instagram account is connected with this page' },
        ],
      }
    steps.push({ step, ok: true, message: `Signed in as @${me.username}` })
    step = 'Messages'
    await client.conversations({ messages: 1 }, signal)
    steps.push({ step, ok: true, message: 'Its conversations can be read' })
    steps.push(callStep(client, webhookUrl))
    return { ok: steps.every(({ ok }) => ok), steps, account: accountOf(me) }
  } catch (error) {
    return { ok: false, steps: [...steps, { step, ok: false, message: errorMessage(error) }] }
  }
}

const accountOf = ({
  id,
  username,
  name,
  profile_picture_url: avatarUrl,
}: InstagramAccount): ChannelAccount => ({
  id,
  handle: username,
  name: name ?? null,
  url: profileUrl(username),
  avatarUrl: avatarUrl ?? null,
  facts: {},
})
