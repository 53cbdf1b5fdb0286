import type { ChannelKind } from '@hubbub/contracts'
import type { Channel } from './contract.ts'
import { email } from './email/channel.ts'

/** Every network Hubbub speaks; a new one is a folder and a line here. */
export const channels = { email } as const satisfies Record<ChannelKind, Channel>
