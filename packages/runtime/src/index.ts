export {
  AppError,
  type AppErrorInit,
  type Clock,
  type ErrorCode,
  type ErrorKind,
  errorKinds,
  errorMessage,
  type Ids,
  isAppError,
  type RandomBytes,
} from '@hubbub/contracts'
export { createManualClock, type ManualClock, systemClock } from './clock.ts'
export {
  type ConfigFragment,
  type ConfigOf,
  type ConfigVariable,
  defineConfig,
} from './config/define-config.ts'
export { describeConfig } from './config/describe-config.ts'
export { type Config, type Environment, loadConfig } from './config/load-config.ts'
export { type NamedFragment, renderEnvExample } from './config/render-env-example.ts'
export { commaList, flag, port, wholeNumber } from './config/schemas.ts'
export { createIds, ids } from './ids/create-ids.ts'
