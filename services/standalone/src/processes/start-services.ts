import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { freePort } from '@hubbub/runtime/free-port'
import { spawnTied } from '@hubbub/runtime/spawn-tied'
import { compiledDir } from '../prepare/keep-compiled.ts'
import { type Proxy, startProxy } from './proxy.ts'
import { migrateEntry, type ServiceName, serviceList } from './service-list.ts'
import { type Supervised, supervise } from './supervise.ts'
import { waitUntilHealthy } from './wait-until-healthy.ts'

export interface StartServicesOptions {
  databaseUrl: string
  /** Unset: queues, sockets and limits stay on PostgreSQL. */
  redisUrl?: string | undefined
  secret: string
  /** Attachments lie here. */
  dataDir: string
  host: string
  /** 0 takes a free one. */
  port: number
  /** On top of what the processes need, e.g. PATH and SMTP_URL. */
  env: Readonly<Record<string, string>>
  signal: AbortSignal
  onLine: (name: string, line: string) => void
  onProgress?: (step: string) => void
}

export interface Services extends AsyncDisposable {
  /** What people open. */
  url: string
  port: number
  processes: ReadonlyMap<ServiceName, Supervised>
  /** Of one process, past the proxy. */
  healthUrl(name: ServiceName): string
}

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const startMs = 60_000

/** The scaled form on one machine: migrates, then each service and worker as a process of its own, behind one port. */
export async function startServices(options: StartServicesOptions): Promise<Services> {
  const { onLine, onProgress = () => {}, signal } = options
  await using starting = new AsyncDisposableStack()
  const ports = await choosePorts()
  const proxy = starting.use(
    await startProxy({ host: options.host, port: options.port, api: ports.api, realtime: ports.realtime }),
  )
  const env = environment(options, ports, proxy)
  await migrate(env, onLine)
  onProgress('The database is up to date')

  const processes = new Map<ServiceName, Supervised>()
  const together = starting.adopt(processes, async (all) => {
    await Promise.all([...all.values()].map((one) => one[Symbol.asyncDispose]()))
  })
  const healthUrl = (name: ServiceName) => `http://127.0.0.1:${ports[name]}${specOf(name).healthPath}`
  const start = async (name: ServiceName) => {
    signal.throwIfAborted()
    const { entry, portVariable } = specOf(name)
    const own = { ...env, [portVariable]: String(ports[name]) }
    const one = supervise({ name, command: [process.execPath, entry], env: own, cwd: root, onLine })
    together.set(name, one)
    await Promise.race([waitUntilHealthy({ url: healthUrl(name), signal, timeoutMs: startMs }), one.firstEnd])
    onProgress(`${name} on port ${ports[name]}`)
  }
  // The gateway asks the API who may come in, and everything else stands on the queue's tables, which the API makes too.
  await start('api')
  await Promise.all(serviceList.filter(({ name }) => name !== 'api').map(({ name }) => start(name)))

  const running = starting.move()
  return {
    url: env['PUBLIC_URL'] ?? '',
    port: proxy.port,
    processes,
    healthUrl,
    [Symbol.asyncDispose]: async () => await running.disposeAsync(),
  }
}

function specOf(name: ServiceName) {
  const spec = serviceList.find((one) => one.name === name)
  if (spec === undefined) throw new TypeError(`there is no service ${name}`)
  return spec
}

async function choosePorts(): Promise<Record<ServiceName, number>> {
  const ports = new Set<number>()
  while (ports.size < serviceList.length) ports.add(await freePort())
  const chosen = [...ports].map((port, index) => [serviceList[index]?.name, port])
  // As many as the list is long, so the record is whole.
  return Object.fromEntries(chosen) as Record<ServiceName, number>
}

function environment(
  { env, databaseUrl, redisUrl, secret, dataDir, host }: StartServicesOptions,
  ports: Record<ServiceName, number>,
  proxy: Proxy,
): Record<string, string> {
  const shown = host === '0.0.0.0' || host === '::' ? 'localhost' : host
  return {
    PUBLIC_URL: `http://${shown}:${proxy.port}`,
    ATTACHMENTS_DIR: join(dataDir, 'attachments'),
    WEB_ROOT: join(root, 'web/dist'),
    NODE_COMPILE_CACHE: compiledDir,
    ...env,
    DATABASE_URL: databaseUrl,
    ...(redisUrl !== undefined && { REDIS_URL: redisUrl }),
    HUBBUB_SECRET: secret,
    API_HOST: '127.0.0.1',
    API_URL: `http://127.0.0.1:${ports.api}`,
    REALTIME_HOST: '127.0.0.1',
    TRUSTED_PROXIES: '127.0.0.1',
  }
}

async function migrate(env: Record<string, string>, onLine: StartServicesOptions['onLine']): Promise<void> {
  const lines: string[] = []
  await using run = await spawnTied([process.execPath, migrateEntry], {
    env,
    cwd: root,
    onLine: (line) => {
      lines.push(line)
      onLine('migrate', line)
    },
  })
  const code = await run.exited
  if (code !== 0) throw new Error(`migrate ended with ${code}:\n${lines.slice(-20).join('\n')}`)
}
