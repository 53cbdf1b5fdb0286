import { ChannelError } from './channel-error.ts'
import type { ChannelSession } from './contract.ts'

/** The part of a session that a network which is only listened to does not have. */
export function readOnly(message: string): Pick<ChannelSession, 'watch' | 'send' | 'lookupSent'> {
  const refuse = async () => {
    throw new ChannelError({ class: 'rejected', message })
  }
  return { watch: refuse, send: refuse, lookupSent: async () => 'not-sent' }
}
