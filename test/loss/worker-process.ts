import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { freePort } from '@hubbub/runtime/free-port'
import { signal, spawnTied, type TiedProcess } from '@hubbub/runtime/spawn-tied'
import type { GroundOptions } from './open-ground.ts'
import { awaitOpen } from './await-open.ts'
import { welcome } from './door.ts'
import type { Crew, Worker } from './workers.ts'

export interface ProcessOptions extends GroundOptions {
  dataDir: string
  /** Of networks whose place is not part of an account. */
  urls: Readonly<Record<string, string>>
  onLine(line: string): void
}

const workerEntry = fileURLToPath(new URL('./worker-main.ts', import.meta.url))
const root = fileURLToPath(new URL('../../', import.meta.url))
const doorEntry = `${root}services/api/src/main.ts`

/** Parts as processes of their own, which know of each other only by the database. */
export function workerProcesses({ url, secret, dataDir, urls, onLine }: ProcessOptions): Crew {
  const env = {
    PATH: process.env['PATH'] ?? '',
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] ?? '',
    DATABASE_URL: url,
    HUBBUB_SECRET: secret,
    CHANNEL_URLS: JSON.stringify(urls),
    ATTACHMENTS_DIR: dataDir,
    LOG_LEVEL: 'warn',
    LOG_FORMAT: 'json',
  }
  const open = async (name: string, path: string, own: Readonly<Record<string, string>>) =>
    await openProcess(
      async () =>
        await spawnTied([process.execPath, path], {
          env: own,
          cwd: root,
          onLine: (line) => onLine(`${name} ${line}`),
        }),
    )
  return {
    work: async (name) => await open(name, workerEntry, { ...env, RESCAN_SECONDS: '1', SWEEP_SECONDS: '1' }),
    async openDoor() {
      const port = await freePort()
      const at = `http://127.0.0.1:${port}`
      const worker = await open('door', doorEntry, { ...env, ...welcome({ url: at, port }) })
      await awaitOpen(at)
      return { url: at, worker }
    },
  }
}

async function openProcess(start: () => Promise<TiedProcess>): Promise<Worker> {
  let running = await start()
  return {
    get pid() {
      return running.pid
    },
    async kill() {
      signal(running.pid, 'SIGKILL')
      await running.exited
      running = await start()
    },
    async freeze(ms) {
      signal(running.pid, 'SIGSTOP')
      await sleep(ms)
      signal(running.pid, 'SIGCONT')
    },
    [Symbol.asyncDispose]: async () => await running.stop(),
  }
}
