import { randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startRedisServer } from '@hubbub/runtime/redis-server'
import { type Postgres, startPostgres } from '@hubbub/standalone/postgres'
import { type Services, startServices } from '@hubbub/standalone/processes'
import { say } from '../lib/report.ts'
import { openSql, type Sql } from '../lib/sql.ts'

export interface System {
  services: Services
  postgres: Postgres
  redisUrl: string | undefined
  /** With which the first workspace is made. */
  setupToken: string
}

export interface SystemOptions {
  redis: boolean
  /** Of every service, beside the usual. */
  env: Readonly<Record<string, string>>
}

/** Opens one for a run. Where that does not pass, what the services said is kept. */
export async function withSystem<Run extends { passed: boolean }>(
  options: SystemOptions,
  run: (system: System, stack: AsyncDisposableStack) => Promise<Run>,
): Promise<Run> {
  await using stack = new AsyncDisposableStack()
  const dataDir = await mkdtemp(join(process.env['HUBBUB_TEST_FOLDER'] ?? tmpdir(), 'hubbub-chaos-'))
  let passed = false
  stack.defer(async () => {
    if (passed) await rm(dataDir, { recursive: true, force: true })
    else say(`What the services said stands in ${dataDir}/services.log`)
  })
  const end = await run(await openSystem({ dataDir, ...options }, stack), stack)
  passed = end.passed
  return end
}

/** PostgreSQL may have been the last to be killed. */
export async function openWhenUp({ postgres }: System, patienceMs: number): Promise<Sql> {
  const until = performance.now() + patienceMs
  for (;;) {
    try {
      return await openSql(postgres.url())
    } catch (error) {
      if (performance.now() > until) throw error
      await sleep(250)
    }
  }
}

/** The product as `pnpm start:services` runs it: its own PostgreSQL and every part a supervised process. */
async function openSystem(
  { dataDir, redis, env }: SystemOptions & { dataDir: string },
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
        ...env,
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
