export { config as escalateConfig } from './escalate.config.ts'
export type { EscalateDeps } from './escalate-deps.ts'
export { startReports } from './reports/start-reports.ts'
export { startEscalate } from './start-escalate.ts'
