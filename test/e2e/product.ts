import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { freePort, type TempDir, tempDir } from '@hubbub/test-support'

export interface Product extends AsyncDisposable {
  url: string
  /** The one-time link that the start printed. */
  link: string
  pid: number
  dataDir: string
  /** Everything it wrote. */
  output: () => string
  /** SIGTERM, unless another signal is named. @returns the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

export interface ProductOptions {
  demo?: boolean
  port?: number
  /** Kept by the caller where it is to outlive the product. */
  dataDir?: string
  args?: readonly string[]
  env?: Readonly<Record<string, string>>
}

const main = fileURLToPath(new URL('../../services/standalone/src/main.ts', import.meta.url))
const startMs = 90_000

/** The product as a person starts it, in a process and a folder of its own. */
export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const own: TempDir | null = options.dataDir === undefined ? await tempDir() : null
  const dataDir = options.dataDir ?? own?.path ?? ''
  const port = options.port ?? (await freePort())
  const { child, output } = spawnProduct({ ...options, dataDir, port })
  const stop = async (signal: NodeJS.Signals = 'SIGTERM') => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    child.kill(signal)
    const [code] = await once(child, 'exit')
    return code as number | null
  }
  try {
    const link = await readLink(child, output)
    return {
      url: `http://127.0.0.1:${port}`,
      link,
      pid: child.pid ?? 0,
      dataDir,
      output,
      stop,
      [Symbol.asyncDispose]: async () => {
        await stop()
        await own?.[Symbol.asyncDispose]()
      },
    }
  } catch (error) {
    await stop('SIGKILL')
    await own?.[Symbol.asyncDispose]()
    throw error
  }
}

/** For what is not expected to start. @returns the exit code and all that was said. */
export async function runProduct(
  options: ProductOptions & { dataDir: string; port: number },
): Promise<{ code: number | null; output: string }> {
  const { child, output } = spawnProduct(options)
  const timer = setTimeout(() => child.kill('SIGKILL'), startMs)
  const [code] = await once(child, 'exit')
  clearTimeout(timer)
  return { code: code as number | null, output: output() }
}

function spawnProduct({
  demo = false,
  args = [],
  env = {},
  dataDir,
  port,
}: ProductOptions & { dataDir: string; port: number }) {
  const flags = [
    '--no-build',
    ...(demo ? [] : ['--no-demo']),
    '--port',
    String(port),
    '--data',
    dataDir,
    ...args,
  ]
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(?:VITEST|NODE_ENV|DATABASE_URL|REDIS_URL|PORT|HOST)/.test(name),
    ),
  )
  const child = spawn(process.execPath, [main, ...flags], {
    env: { ...inherited, LOG_LEVEL: 'warn', LOG_FORMAT: 'json', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const chunks: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk))
  return { child, output: () => Buffer.concat(chunks).toString() }
}

async function readLink(child: ChildProcess, output: () => string): Promise<string> {
  const deadline = Date.now() + startMs
  while (Date.now() < deadline) {
    const link = /https?:\/\/\S+\/(?:setup|sign-in)\?token=\S+/.exec(output())?.[0]
    if (link !== undefined) return link
    if (child.exitCode !== null) throw new Error(`the product ended with ${child.exitCode}:\n${output()}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`the product did not start in ${startMs / 1000} s:\n${output()}`)
}
