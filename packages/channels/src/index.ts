export { ChannelError, type ChannelErrorClass, type ChannelErrorInit } from './channel-error.ts'
export type {
  Channel,
  ChannelCapabilities,
  ChannelContext,
  ChannelInput,
  ChannelSession,
  PullInput,
  ReadResult,
  WatchInput,
} from './contract.ts'
export { messageIdFor, plusAddress } from './email/tokens.ts'
export { channels } from './registry.ts'
