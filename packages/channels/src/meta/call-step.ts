import type { ChannelCheck } from '@hubbub/contracts'
import type { GraphClient } from './graph-client.ts'

/** Whether Meta can call this installation at all. */
export function callStep(
  { calls }: Pick<GraphClient, 'calls'>,
  webhookUrl: string | null,
): ChannelCheck['steps'][number] {
  const step = 'Calls'
  if (webhookUrl !== null && calls(webhookUrl))
    return { step, ok: true, message: `Meta will call ${new URL(webhookUrl).origin}` }
  return {
    step,
    ok: false,
    message:
      'Meta calls only a public https address: set PUBLIC_URL to the one at which this installation is reached',
  }
}
