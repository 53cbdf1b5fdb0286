export { freePort } from '@hubbub/runtime/free-port'
export { type CloneOptions, cloneDatabase, type TestDatabase } from './clone-database.ts'
export { eventually, type EventuallyOptions } from './eventually.ts'
export { eventsSettled } from './events-settled.ts'
export { furnishIncident, furnishLadder } from './furnish-ladder.ts'
export { launchBrowser } from './launch-browser.ts'
export { query } from './query.ts'
export {
  type Missing,
  sharedPostgres,
  type SharedPostgres,
  sharedRedis,
  type SharedRedis,
  testSecret,
} from './shared-servers.ts'
export { findRedis, startRedis, type TestRedis } from './start-redis.ts'
export { type TempDir, tempDir } from './temp-dir.ts'
export type { TestMail } from './workbench/inbound.ts'
export { createMemoryBlobs } from './workbench/memory-blobs.ts'
export { recordSignals, type Signalled } from './workbench/record-signals.ts'
export {
  type Arrived,
  createWorkbench,
  mailReplyTools,
  mailTerms,
  type Workbench,
} from './workbench/workbench.ts'
