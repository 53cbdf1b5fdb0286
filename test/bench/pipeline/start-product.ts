import { createAlertBots } from '@hubbub/channels'
import { createPrinter, createReportPress } from '@hubbub/print'
import { join } from 'node:path'
import { apiConfig, startApi } from '@hubbub/api'
import { startCollect } from '@hubbub/collect'
import { createDatabase, createStore, migrate } from '@hubbub/database'
import { startDeliver } from '@hubbub/deliver'
import type { EscalateDeps } from '@hubbub/escalate'
import { startEnrich } from '@hubbub/enrich'
import { createBackend, createProducer } from '@hubbub/queue'
import { authorizeByApi, connectRealtime } from '@hubbub/realtime-service'
import { startRoute } from '@hubbub/route'
import {
  createHealth,
  createKeyring,
  createMetrics,
  createSecretBox,
  createThreadTokens,
  ids,
  loadConfig,
  systemClock,
} from '@hubbub/runtime'
import { freePort } from '@hubbub/runtime/free-port'
import { createFolderBlobs } from '@hubbub/storage'
import { type Person, setUpWorkspace } from '../../lib/sign-in.ts'
import { say } from '../../lib/report.ts'
import type { BenchChannel } from './bench-channel.ts'
import type { Stages } from './stages.ts'

export interface ProductOptions {
  databaseUrl: string
  secret: string
  dataDir: string
  channel: BenchChannel['channel']
  stages: Stages | undefined
  apart: boolean
}

export interface Product {
  /** What a further worker takes. */
  core: EscalateDeps
  admin: Person
  store: ReturnType<typeof createStore>
  keyring: ReturnType<typeof createKeyring>
  announce(work: { workspaceId: string; channelId: string }): Promise<void>
}

const setupToken = 'the token of the measurement'

/** All parts in this one process, as `start` runs them; only the channel's network is replaced. */
export async function startProduct(options: ProductOptions, stack: AsyncDisposableStack): Promise<Product> {
  const { databaseUrl, secret, dataDir, stages, apart } = options
  await migrate({ url: databaseUrl, secret })
  const database = stack.use(createDatabase({ url: databaseUrl, secret, poolSize: 20 }))
  const metrics = createMetrics()
  const backend = stack.use(await createBackend({ databaseUrl: database.appUrl }))
  const producer = stack.use(createProducer(backend, metrics))
  const keyring = createKeyring([secret])
  const store = createStore(database, ids)
  const core = {
    database,
    backend,
    producer,
    metrics,
    ids,
    keyring,
    clock: systemClock,
    store: stages?.wrap(store) ?? store,
    sweepMs: 5_000,
    blobs: createFolderBlobs(join(dataDir, 'attachments')),
    channels: new Map([['email', options.channel]]),
    alertBots: createAlertBots({ urls: {}, clock: systemClock }),
    secrets: createSecretBox(keyring),
  }
  const threadTokens = createThreadTokens(keyring)
  /** A producer of one's own has no worker beside it. */
  const part = () => (apart ? { ...core, producer: stack.use(createProducer(backend)) } : core)
  stack.use(await startRoute({ ...part(), threadTokens }))
  stack.use(await startEnrich(part()))
  stack.use(await startDeliver(core))
  stack.use(await startCollect({ ...core, rescanMs: 60_000 }))

  const port = await freePort()
  const ending = new AbortController()
  stack.defer(() => ending.abort())
  const api = await startApi(
    {
      ...core,
      settings: {
        ...loadConfig({ api: apiConfig }, {}).api,
        port,
        publicUrl: `http://127.0.0.1:${port}`,
        setupToken,
      },
      signals: producer.signals,
      queues: producer.queues,
      signThread: (conversationId) => threadTokens.sign(conversationId),
      press: createReportPress(createPrinter()),
      mailer: null,
      demo: false,
      health: createHealth(),
    },
    ending.signal,
  )
  stack.use(api)
  const realtime = connectRealtime({
    httpServer: api.server,
    db: database,
    store: core.store,
    authorize: authorizeByApi(api.url),
    origins: api.api.trustedOrigins,
    signal: ending.signal,
    onError: (error) => say(`sockets: ${String(error)}`),
  })
  stack.use(realtime)
  await realtime.ready
  const admin = await setUpWorkspace({ url: api.url, token: setupToken })
  return {
    core: { ...core, mailer: null, publicUrl: null },
    admin,
    store: core.store,
    keyring,
    announce: producer.signals.channelChanged,
  }
}
