export { type ContextDeps, createChannelContext } from './channel-context.ts'
export { batchedByChannel, type MessagesJob } from './batched.ts'
export { type Bell, createBell } from './bell.ts'
export {
  channelFailure,
  channelOf,
  type ChannelFailure,
  contextOf,
  openSession,
  type SessionDeps,
  viewOf,
} from './open-session.ts'
export { openWorker } from './open-worker.ts'
export { sweepRound, sweepUnrouted } from './sweep-unrouted.ts'
export { createWantedSource, type WantedSource } from './wanted-source.ts'
export { deadLetterKeeper, type WorkerDeps, workContext } from './worker-deps.ts'
export { createImportDesk } from './import-desk.ts'
