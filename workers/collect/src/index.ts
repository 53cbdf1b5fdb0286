export { config as collectConfig } from './collect.config.ts'
export { type CollectDeps, intakeTools } from './collect-deps.ts'
export { startCollect } from './start-collect.ts'
