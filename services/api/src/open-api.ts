import {
  channelsConfig,
  createAlertBots,
  createChannels,
  createSystemMailer,
  systemMailConfig,
} from '@hubbub/channels'
import { createDatabase, createStore, databaseConfig } from '@hubbub/database'
import { createPrinter, createReportPress, printConfig } from '@hubbub/print'
import { createBackend, createProducer, queueConfig } from '@hubbub/queue'
import {
  createHealth,
  createKeyring,
  createMetrics,
  createThreadTokens,
  type Environment,
  ids,
  loadConfig,
  secretConfig,
  startTracing,
  systemClock,
  tracingConfig,
} from '@hubbub/runtime'
import { createBlobs, storageConfig } from '@hubbub/storage'
import { config as apiConfig } from './api.config.ts'
import type { ApiDeps } from './deps.ts'

const fragments = {
  api: apiConfig,
  channels: channelsConfig,
  database: databaseConfig,
  mail: systemMailConfig,
  print: printConfig,
  queue: queueConfig,
  secret: secretConfig,
  storage: storageConfig,
  tracing: tracingConfig,
}

/** Opens what the API stands on when it runs as a process of its own; the stack closes it. */
export async function openApi(stack: AsyncDisposableStack, env: Environment): Promise<ApiDeps> {
  const config = loadConfig(fragments, env)
  stack.use(await startTracing({ service: 'hubbub-api', endpoint: config.tracing.endpoint }))
  const [secret = ''] = config.secret.secrets
  const database = stack.use(createDatabase({ ...config.database, secret, name: 'hubbub api' }))
  const backend = stack.use(
    await createBackend({ databaseUrl: database.appUrl, redisUrl: config.queue.redisUrl }),
  )
  const metrics = createMetrics()
  const producer = stack.use(createProducer(backend, metrics))
  const health = createHealth()
  health.register('database', async () => await database.ping())
  health.register('queue', async () => await backend.ping())
  const keyring = createKeyring(config.secret.secrets)
  const threadTokens = createThreadTokens(keyring)
  return {
    settings: config.api,
    database,
    store: createStore(database, ids),
    keyring,
    signals: producer.signals,
    queues: producer.queues,
    blobs: await createBlobs(config.storage),
    press: createReportPress(stack.use(createPrinter(config.print))),
    channels: createChannels(config.channels),
    alertBots: createAlertBots({ urls: config.channels.urls, clock: systemClock }),
    allowPrivateHosts: config.channels.allowPrivateHosts,
    signThread: (conversationId) => threadTokens.sign(conversationId),
    mailer: createSystemMailer(config.mail),
    ...(backend.redis !== null && { limitStore: { kind: 'redis', client: backend.redis } }),
    demo: false,
    clock: systemClock,
    ids,
    metrics,
    health,
  }
}
