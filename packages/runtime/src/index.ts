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
export { createIdTokens, type IdTokens } from './crypto/id-tokens.ts'
export { createThreadTokens } from './crypto/thread-tokens.ts'
export { createPushKeys, type PushKey, type PushKeys } from './crypto/push-keys.ts'
export { type AlertLinks, createAlertLinks } from './crypto/alert-links.ts'
export { createVisitorTokens, type VisitorTokens } from './crypto/visitor-tokens.ts'
export { createKeyring, type Keyring } from './crypto/keyring.ts'
export { config as secretConfig } from './crypto/secret.config.ts'
export { createSecretBox, type SecretBox } from './crypto/secret-box.ts'
export { createTokenSigner, type TokenSigner } from './crypto/token-signer.ts'
export {
  createHealth,
  type Health,
  type HealthCheck,
  type HealthPart,
  type HealthRegistry,
} from './health/create-health.ts'
export { config as healthConfig } from './health/health.config.ts'
export { answerHealth, type HealthServer, type HealthSources, serveHealth } from './health/serve-health.ts'
export { type Main, runMain, type RunMainOptions } from './lifecycle/run-main.ts'
export { sleep } from './lifecycle/sleep.ts'
export { createLogger } from './log/create-logger.ts'
export type { Logger } from './log/create-root-logger.ts'
export { config as logConfig } from './log/log.config.ts'
export { createMetrics, type HistogramSpec, type Metrics, type MetricSpec } from './metrics/create-metrics.ts'
export { startTracing, type TracingOptions } from './tracing/start-tracing.ts'
export { currentTraceparent } from './tracing/traceparent.ts'
export { config as tracingConfig } from './tracing/tracing.config.ts'
export { type Attributes, runWithTraceparent, type Span, withSpan } from './tracing/with-span.ts'
