import { apiConfig, startApi } from '@hubbub/api'
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
  loadConfig,
  systemClock,
} from '@hubbub/runtime'
import { freePort } from '@hubbub/runtime/free-port'
import { createMemoryBlobs } from '@hubbub/test-support'
import { welcome } from './door.ts'
import type { GroundOptions } from './open-ground.ts'
import type { Crew, Worker } from './workers.ts'

interface Here extends GroundOptions {
  urls: Readonly<Record<string, string>>
}

/** In this process, for a short run: what is killed here still closes its connections. */
export function workersHere(options: Here): Crew {
  return {
    work: async () => await runHere(async (stack) => await startWorker(options, stack)),
    async openDoor() {
      const port = await freePort()
      const url = `http://127.0.0.1:${port}`
      const own = welcome({ url, port })
      return { url, worker: await runHere(async (stack) => await startDoor(options, own, stack)) }
    },
  }
}

async function runHere(start: (stack: AsyncDisposableStack) => Promise<void>): Promise<Worker> {
  const run = async () => {
    await using starting = new AsyncDisposableStack()
    await start(starting)
    return starting.move()
  }
  let running = await run()
  return {
    pid: process.pid,
    async kill() {
      await running.disposeAsync()
      running = await run()
    },
    freeze: async () => {},
    [Symbol.asyncDispose]: async () => await running.disposeAsync(),
  }
}

async function openDeps({ url, secret, urls }: Here, stack: AsyncDisposableStack) {
  const ids = createIds()
  const keyring = createKeyring([secret])
  const database = stack.use(createDatabase({ url, secret, poolSize: 10 }))
  const backend = stack.use(await createBackend({ databaseUrl: database.appUrl }))
  return {
    database,
    backend,
    ids,
    keyring,
    store: createStore(database, ids),
    producer: stack.use(createProducer(backend)),
    metrics: createMetrics({ process: false }),
    clock: systemClock,
    channels: createChannels({ allowPrivateHosts: true, urls }),
    blobs: createMemoryBlobs(),
  }
}

async function startWorker(options: Here, stack: AsyncDisposableStack): Promise<void> {
  const { keyring, ...open } = await openDeps(options, stack)
  const deps = { ...open, sweepMs: 500, secrets: createSecretBox(keyring), rescanMs: 1_000 }
  stack.use(await startRoute({ ...deps, threadTokens: createThreadTokens(keyring) }))
  stack.use(await startEnrich(deps))
  stack.use(await startCollect(deps))
}

async function startDoor(
  options: Here,
  env: Readonly<Record<string, string>>,
  stack: AsyncDisposableStack,
): Promise<void> {
  const { producer, ...deps } = await openDeps(options, stack)
  const { api: settings } = loadConfig({ api: apiConfig }, env)
  const { signals, queues } = producer
  const health = { check: async () => ({ status: 'ok' as const, parts: [] }) }
  const rest = {
    settings,
    signals,
    queues,
    mailer: null,
    demo: false,
    health,
    signThread: (id: string) => id,
  }
  stack.use(await startApi({ ...deps, ...rest }, new AbortController().signal))
}
