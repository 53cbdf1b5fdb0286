import type { ChannelKind } from '@hubbub/contracts'
import type { Channel } from './contract.ts'
import { createEmailChannel } from './email/channel.ts'
import type { HostPolicy } from './email/hosts/refuse-host.ts'

/** Every network Hubbub speaks; a new one is a folder and a line here. */
export const createChannels = (policy: HostPolicy) =>
  ({ email: createEmailChannel(policy) }) as const satisfies Record<ChannelKind, Channel>
