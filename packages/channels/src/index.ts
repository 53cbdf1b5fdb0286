export { ChannelError, type ChannelErrorClass, type ChannelErrorInit } from './channel-error.ts'
export {
  type Allotment,
  type ChannelContext,
  type CredentialKeeper,
  type ImportDesk,
  type Meter,
  type Use,
  type WantedDesk,
  plainContext,
} from './context.ts'
export type {
  AccountView,
  BackfillInput,
  Channel,
  ChannelActions,
  ChannelCapabilities,
  ChannelDefinition,
  ChannelInput,
  ChannelSession,
  PullInput,
  ReadResult,
  SentQuestion,
  WatchInput,
} from './contract.ts'
export { sharedUsage } from './shared-usage.ts'
export { createTerms, type TermsView } from './create-terms.ts'
export { defineChannel } from './define-channel.ts'
export { replyWay } from './reply-terms.ts'
export type { Visitor, VisitorDoor } from './visitors.ts'
export type { WebhookAnswer, WebhookReceiver, WebhookRequest, WebhookView } from './webhook.ts'
export { messageIdFor, plusAddress } from './email/tokens.ts'
export { config as channelsConfig } from './channels.config.ts'
export { plainWords } from './feed/read/plain-words.ts'
export { readFeed } from './feed/read/read-feed.ts'
export { createNoticeHook, type NoticeHook } from './notices/create-notice-hook.ts'
export { type BotSender, createAlertBots, type AlertBots } from './telegram/alert-bots.ts'
export { createPushSender, type PushSender } from './push/create-push-sender.ts'
export { createOutsideScorer } from './outside-scorer/create-outside-scorer.ts'
export type { RoomNotice, NoticeWay } from './notice-way.ts'
export type { ChannelOptions } from './options.ts'
export { createChannels } from './registry.ts'
export { createSystemMailer, type SystemMail } from './system-mail/create-system-mailer.ts'
export { config as systemMailConfig } from './system-mail/system-mail.config.ts'
