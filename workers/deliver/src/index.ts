export { config as deliverConfig } from './deliver.config.ts'
export { type DeliverDeps, startDeliver } from './start-deliver.ts'
