import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { startRedisServer } from '@hubbub/runtime/redis-server'
import { type Postgres, startPostgres } from '@hubbub/standalone/postgres'
import { type Services, startServices } from '@hubbub/standalone/processes'

export interface System {
  services: Services
  postgres: Postgres
  redisUrl: string | undefined
  /** With which the first workspace is made. */
  setupToken: string
}

/** The product as `pnpm start:services` runs it: its own PostgreSQL and every part a supervised process. */
export async function openSystem(
  { dataDir, redis, leaseSeconds }: { dataDir: string; redis: boolean; leaseSeconds?: number },
  stack: AsyncDisposableStack,
): Promise<System> {
  const written = createWriteStream(join(dataDir, 'services.log'))
  stack.defer(() => void written.end())
  const onLine = (name: string, line: string) => void written.write(`${name} ${line}\n`)
  const postgres = stack.use(await startPostgres({ dataDir: join(dataDir, 'postgres'), log: logTo(onLine) }))
  const redisUrl = redis ? await openRedis(join(dataDir, 'redis'), stack) : undefined
  const setupToken = randomBytes(24).toString('base64url')
  const ending = new AbortController()
  stack.defer(() => ending.abort())
  const services = stack.use(
    await startServices({
      databaseUrl: postgres.url(),
      redisUrl,
      secret: randomBytes(32).toString('base64url'),
      dataDir,
      host: '127.0.0.1',
      port: 0,
      env: {
        PATH: process.env['PATH'] ?? '',
        SETUP_TOKEN: setupToken,
        LOG_FORMAT: 'json',
        LOG_LEVEL: 'info',
        RESCAN_SECONDS: '10',
        WEB_ROOT: '',
        ...(leaseSeconds !== undefined && { DELIVERY_LEASE_SECONDS: String(leaseSeconds) }),
      },
      signal: ending.signal,
      onLine,
    }),
  )
  return { services, postgres, redisUrl, setupToken }
}

async function openRedis(dir: string, stack: AsyncDisposableStack): Promise<string> {
  await mkdir(dir, { recursive: true })
  return stack.use(await startRedisServer({ dir })).url
}

function logTo(onLine: (name: string, line: string) => void) {
  const write = (fields: object, message: string) =>
    onLine('postgres', `${message} ${JSON.stringify(fields)}`)
  return { trace: () => {}, debug: () => {}, info: write, warn: write, error: write }
}
