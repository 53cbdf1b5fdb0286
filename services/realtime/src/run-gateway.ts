import { once } from 'node:events'
import { createServer } from 'node:http'
import { createDatabase, createStore, databaseConfig } from '@hubbub/database'
import { type OpenAdapter, openPostgresAdapter, openRedisAdapter } from '@hubbub/realtime/adapter'
import {
  answerHealth,
  type Config,
  createHealth,
  createMetrics,
  ids,
  secretConfig,
  startTracing,
  tracingConfig,
} from '@hubbub/runtime'
import { authorizeByApi } from './access.ts'
import { connectRealtime } from './connect-realtime.ts'
import { log } from './log.ts'
import { config as realtimeConfig } from './realtime.config.ts'

export const gatewayConfig = {
  database: databaseConfig,
  realtime: realtimeConfig,
  secret: secretConfig,
  tracing: tracingConfig,
}

export interface GatewayContext {
  config: Config<typeof gatewayConfig>
  signal: AbortSignal
  stack: AsyncDisposableStack
}

/** The gateway as a process of its own, with an HTTP server for sockets, /health and /metrics. */
export async function runGateway({ config, signal, stack }: GatewayContext): Promise<void> {
  const { realtime, secret, tracing } = config
  const onError = (error: unknown) => log.warn({ err: error }, 'sockets')
  stack.use(await startTracing({ service: 'hubbub-realtime', endpoint: tracing.endpoint }))
  const db = stack.use(
    createDatabase({ ...config.database, secret: secret.secrets[0] ?? '', name: 'hubbub realtime' }),
  )
  const { adapter } = stack.use(await openAdapter(realtime.redisUrl, db.appUrl, onError))
  const health = createHealth()
  const metrics = createMetrics()
  health.register('database', async () => await db.ping())

  const httpServer = createServer(answerHealth({ health, metrics }))
  const gateway = stack.use(
    connectRealtime({
      httpServer,
      db,
      store: createStore(db, ids),
      authorize: authorizeByApi(realtime.apiUrl),
      adapter,
      origins: [realtime.publicUrl, ...realtime.trustedOrigins].map((url) => new URL(url).origin),
      signal,
      onError,
    }),
  )
  health.register('sockets', async () => await gateway.check())
  metrics.gauge({ name: 'hubbub_sockets', help: 'Connected sockets' }, (gauge) => {
    gauge.set(gateway.connections())
  })
  await gateway.ready
  httpServer.listen({ host: realtime.host, port: realtime.port })
  await once(httpServer, 'listening')
  log.info({ host: realtime.host, port: realtime.port }, 'the gateway listens')
}

/** What ties several gateways together. */
async function openAdapter(
  redisUrl: string | undefined,
  databaseUrl: string,
  onError: (error: unknown) => void,
): Promise<OpenAdapter> {
  return redisUrl === undefined
    ? await openPostgresAdapter(databaseUrl, onError)
    : openRedisAdapter(redisUrl, onError)
}
