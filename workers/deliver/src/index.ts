export { type DeliverDeps, startDeliver } from './start-deliver.ts'
