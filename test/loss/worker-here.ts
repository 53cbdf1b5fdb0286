import { createChannels } from '@hubbub/channels'
import { startCollect } from '@hubbub/collect'
import { createDatabase, createStore } from '@hubbub/database'
import { startEnrich } from '@hubbub/enrich'
import { createBackend, createProducer } from '@hubbub/queue'
import { startRoute } from '@hubbub/route'
import {
  createIds,
  createKeyring,
  createMetrics,
  createSecretBox,
  createThreadTokens,
  systemClock,
} from '@hubbub/runtime'
import { createMemoryBlobs } from '@hubbub/test-support'
import type { GroundOptions } from './open-ground.ts'
import type { StartWorker } from './workers.ts'

/** In this process, for a short run: what is killed here still closes its connections. */
export function workersHere({
  url,
  secret,
  urls,
}: GroundOptions & { urls: Readonly<Record<string, string>> }): StartWorker {
  return async () => {
    let running = await start({ url, secret, urls })
    return {
      pid: process.pid,
      async kill() {
        await running.disposeAsync()
        running = await start({ url, secret, urls })
      },
      freeze: async () => {},
      [Symbol.asyncDispose]: async () => await running.disposeAsync(),
    }
  }
}

async function start({ url, secret, urls }: Parameters<typeof workersHere>[0]) {
  await using starting = new AsyncDisposableStack()
  const ids = createIds()
  const keyring = createKeyring([secret])
  const database = starting.use(createDatabase({ url, secret, poolSize: 10 }))
  const backend = starting.use(await createBackend({ databaseUrl: database.appUrl }))
  const deps = {
    database,
    backend,
    ids,
    store: createStore(database, ids),
    producer: starting.use(createProducer(backend)),
    metrics: createMetrics({ process: false }),
    clock: systemClock,
    sweepMs: 500,
    channels: createChannels({ allowPrivateHosts: true, urls }),
    secrets: createSecretBox(keyring),
    blobs: createMemoryBlobs(),
    rescanMs: 1_000,
  }
  starting.use(await startRoute({ ...deps, threadTokens: createThreadTokens(keyring) }))
  starting.use(await startEnrich(deps))
  starting.use(await startCollect(deps))
  return starting.move()
}
