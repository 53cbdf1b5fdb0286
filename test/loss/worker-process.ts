import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { signal, spawnTied, type TiedProcess } from '@hubbub/runtime/spawn-tied'
import type { GroundOptions } from './open-ground.ts'
import type { StartWorker } from './workers.ts'

export interface ProcessOptions extends GroundOptions {
  dataDir: string
  /** Of networks whose place is not part of an account. */
  urls: Readonly<Record<string, string>>
  onLine(line: string): void
}

const entry = fileURLToPath(new URL('./worker-main.ts', import.meta.url))
const root = fileURLToPath(new URL('../../', import.meta.url))

/** Workers as processes of their own, which know of each other only by the database. */
export function workerProcesses({ url, secret, dataDir, urls, onLine }: ProcessOptions): StartWorker {
  const env = {
    PATH: process.env['PATH'] ?? '',
    DATABASE_URL: url,
    HUBBUB_SECRET: secret,
    CHANNEL_URLS: JSON.stringify(urls),
    ATTACHMENTS_DIR: dataDir,
    RESCAN_SECONDS: '1',
    SWEEP_SECONDS: '1',
    LOG_LEVEL: 'warn',
    LOG_FORMAT: 'json',
  }
  return async (name) => {
    const start = async (): Promise<TiedProcess> =>
      await spawnTied([process.execPath, entry], {
        env,
        cwd: root,
        onLine: (line) => onLine(`${name} ${line}`),
      })
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
}
