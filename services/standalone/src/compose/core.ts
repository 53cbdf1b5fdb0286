import { channelsConfig, createAlertBots, createChannels } from '@hubbub/channels'
import { createDatabase, createStore, type Database, migrate } from '@hubbub/database'
import type { Store } from '@hubbub/domain'
import { createPrinter, createReportPress, printConfig } from '@hubbub/print'
import { createBackend, createProducer, queueConfig } from '@hubbub/queue'
import {
  createHealth,
  createKeyring,
  createMetrics,
  ids,
  loadConfig,
  startTracing,
  systemClock,
  tracingConfig,
} from '@hubbub/runtime'
import { createBlobs, storageConfig } from '@hubbub/storage'
import { join } from 'node:path'
import { openNetworks } from '../demo/open-networks.ts'
import type { StartContext } from '../start-context.ts'

export interface CoreOptions {
  /** Whether an empty installation becomes the demo. */
  demo: boolean
  data: string
  secrets: readonly [string, ...string[]]
  databaseUrl: string
}

/** What every part stands on, opened once and shared. */
export async function openCore(options: CoreOptions, { stack, progress }: StartContext) {
  const { print, queue, storage, tracing, ...config } = loadConfig(
    {
      print: printConfig,
      queue: queueConfig,
      storage: storageConfig,
      tracing: tracingConfig,
      channels: channelsConfig,
    },
    process.env,
  )
  stack.use(await startTracing({ service: 'hubbub', endpoint: tracing.endpoint }))

  const [secret] = options.secrets
  progress.step('Migrating')
  const { applied } = await migrate({ url: options.databaseUrl, secret })
  progress.done(applied.length === 0 ? 'The database is up to date' : `Migrated: ${applied.length} steps`)

  const database = stack.use(createDatabase({ url: options.databaseUrl, secret, poolSize: 20 }))
  const store = createStore(database, ids)
  // A demo stays one, and what is already in use never becomes one.
  const demo =
    options.demo && ((await database.system.directory.isEmpty()) || (await isDemo(database, store)))
  const networks = demo ? await openNetworks(options.data, stack) : null
  const urls = { ...networks?.crowd.urls, ...config.channels.urls }
  const metrics = createMetrics()
  const backend = stack.use(await createBackend({ redisUrl: queue.redisUrl, databaseUrl: database.appUrl }))
  const producer = stack.use(createProducer(backend, metrics))
  const blobs = await createBlobs({
    ...storage,
    folder: process.env['ATTACHMENTS_DIR'] ?? join(options.data, 'attachments'),
  })
  return {
    database,
    sweepMs: queue.sweepSeconds * 1000,
    store,
    demo,
    /** Those of the demo, which no account of it leaves. */
    networks,
    metrics,
    backend,
    producer,
    blobs,
    press: createReportPress(stack.use(createPrinter(print))),
    channels: createChannels({ ...config.channels, urls }),
    alertBots: createAlertBots({ urls, clock: systemClock }),
    publicUrl: config.channels.publicUrl ?? null,
    allowPrivateHosts: config.channels.allowPrivateHosts,
    keyring: createKeyring(options.secrets),
    health: createHealth(),
    clock: systemClock,
    ids,
  }
}
async function isDemo({ system }: Database, store: Store): Promise<boolean> {
  for (const id of await system.workspaceIds()) {
    const workspace = await store.transaction(id, async ({ settings }) => await settings.findWorkspace())
    if (workspace?.demo === true) return true
  }
  return false
}

export type Core = Awaited<ReturnType<typeof openCore>>
