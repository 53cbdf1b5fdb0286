import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '@hubbub/runtime/free-port'

export interface StartedCommand extends AsyncDisposable {
  pid: number
  /** From the start of the process until its health was 200. */
  seconds: number
  stop(): Promise<void>
}

const main = fileURLToPath(new URL('../../../services/standalone/src/main.ts', import.meta.url))
const patienceMs = 120_000
const pollMs = 20

/** As `pnpm start --no-demo` does it; what changed is built first, which is nothing after `pnpm build`. */
export async function startCommand(dataDir: string): Promise<StartedCommand> {
  const port = await freePort()
  const startedAt = performance.now()
  const args = [main, '--no-demo', '--port', String(port), '--data', dataDir]
  const child = spawn(process.execPath, args, { env: ownEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] })
  const said: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk))
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  while (!(await isHealthy(port))) {
    const tooLate = performance.now() - startedAt > patienceMs
    if (child.exitCode !== null || tooLate) {
      await stop()
      throw new Error(`the product did not start:\n${Buffer.concat(said).toString()}`)
    }
    await sleep(pollMs)
  }
  const seconds = (performance.now() - startedAt) / 1000
  return { pid: child.pid ?? 0, seconds, stop, [Symbol.asyncDispose]: stop }
}

/** Its own database and ports, whatever is set here. */
function ownEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:DATABASE_URL|REDIS_URL|PORT|HOST)$/.test(name)),
  )
}

async function isHealthy(port: number): Promise<boolean> {
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/health`).catch(() => null)
  await response?.body?.cancel()
  return response?.status === 200
}
