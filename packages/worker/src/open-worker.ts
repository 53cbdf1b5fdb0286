import { createDatabase, createStore, databaseConfig } from '@hubbub/database'
import { createBackend, createProducer, queueConfig } from '@hubbub/queue'
import {
  createHealth,
  createKeyring,
  createMetrics,
  type Environment,
  healthConfig,
  ids,
  type Keyring,
  loadConfig,
  secretConfig,
  serveHealth,
  startTracing,
  systemClock,
  tracingConfig,
} from '@hubbub/runtime'
import { createBlobs, storageConfig } from '@hubbub/storage'
import type { Blobs } from '@hubbub/domain'
import type { WorkerDeps } from './worker-deps.ts'

const fragments = {
  database: databaseConfig,
  queue: queueConfig,
  secret: secretConfig,
  storage: storageConfig,
  health: healthConfig,
  tracing: tracingConfig,
}

/** Opens what a worker stands on when it runs as a process of its own; the stack closes it. */
export async function openWorker(
  name: string,
  stack: AsyncDisposableStack,
  env: Environment,
): Promise<WorkerDeps & { keyring: Keyring; blobs: Blobs }> {
  const config = loadConfig(fragments, env)
  stack.use(await startTracing({ service: `hubbub-${name}`, endpoint: config.tracing.endpoint }))
  const [secret = ''] = config.secret.secrets
  const database = stack.use(createDatabase({ ...config.database, secret, name: `hubbub ${name}` }))
  const backend = stack.use(
    await createBackend({ databaseUrl: database.appUrl, redisUrl: config.queue.redisUrl }),
  )
  const metrics = createMetrics()
  const health = createHealth()
  health.register('database', async () => await database.ping())
  health.register('queue', async () => await backend.ping())
  if (config.health.port !== undefined) {
    stack.use(await serveHealth({ health, metrics }, { host: config.health.host, port: config.health.port }))
  }
  return {
    database,
    backend,
    metrics,
    health,
    ids,
    store: createStore(database, ids),
    producer: stack.use(createProducer(backend, metrics)),
    clock: systemClock,
    sweepMs: config.queue.sweepSeconds * 1000,
    keyring: createKeyring(config.secret.secrets),
    blobs: await createBlobs(config.storage),
  }
}
