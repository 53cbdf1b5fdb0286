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
export { config as channelsConfig } from './channels.config.ts'
export { type HostRefusal, refuseHost } from './email/hosts/refuse-host.ts'
export { createChannels } from './registry.ts'
export { createSystemMailer, type SystemMail } from './system-mail/create-system-mailer.ts'
export { config as systemMailConfig } from './system-mail/system-mail.config.ts'
