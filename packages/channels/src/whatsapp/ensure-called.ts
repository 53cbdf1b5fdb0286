import { ChannelError } from '../channel-error.ts'
import type { WhatsappClient } from './client.ts'
import type { WhatsappSettings } from './config.ts'

export interface Called {
  client: Pick<WhatsappClient, 'number' | 'subscribe' | 'callAt' | 'calls'>
  settings: WhatsappSettings
  verifyToken: string
  /** Where Meta shall call; null where nobody outside reaches us. */
  address: string | null
}

/** Has the number call us, where it may be told so, and where we can be reached. */
export async function ensureCalled(
  { client, settings, verifyToken, address }: Called,
  signal: AbortSignal,
): Promise<{ wasAway: boolean }> {
  const number = await client.number(signal)
  if (!settings.register) return { wasAway: false }
  if (address === null || !client.calls(address)) throw unreachable()
  const stands = number.webhook_configuration?.phone_number
  if (stands === address) return { wasAway: false }
  await client.subscribe(signal)
  await client.callAt(address, verifyToken, signal).catch((error: unknown) => {
    // That our address cannot be called from outside closes no way out: it is said, and tried again.
    if (error instanceof ChannelError && error.class === 'rejected')
      throw new ChannelError({
        class: 'retry',
        message: `WhatsApp cannot call ${address}: ${error.message}`,
        cause: error,
      })
    throw error
  })
  // The first time there was nothing to miss.
  return { wasAway: stands !== undefined && stands !== '' }
}

const unreachable = () =>
  new ChannelError({
    class: 'reauthorize',
    message:
      'WhatsApp calls only a public https address, and this installation has none: set PUBLIC_URL, or switch off in the settings that this number calls us',
  })
