import { join } from 'node:path'
import type { AppError } from '@hubbub/contracts'
import { locateBinaries } from './binaries.ts'
import { defaultDatabase, superuser } from './initialise-cluster.ts'
import { keepRunning } from './keep-running.ts'
import { launchOnFreePort } from './launch-on-free-port.ts'
import type { LaunchContext } from './launch-server.ts'
import { lockDataDir } from './lock-data-dir.ts'
import type { PostgresLog } from './log-server-line.ts'
import { openCluster } from './open-cluster.ts'
import { prepareFolder } from './prepare-folder.ts'
import { reclaimCluster } from './reclaim-cluster.ts'
import { chooseUser } from './run-as.ts'

export type PostgresStep = 'creating' | 'recovering' | 'starting' | 'ready'

export interface StartPostgresOptions {
  /** Everything of PostgreSQL lives here, e.g. `<HUBBUB_DATA>/postgres`; made when missing. */
  dataDir: string
  log: PostgresLog
  onProgress?: (step: PostgresStep) => void
  /** Gives up a start that is under way. A server that stands is ended by `stop` alone, when all who use it are done. */
  signal?: AbortSignal
  /** Server settings on top of ours, e.g. `{ fsync: 'off' }` for a cluster that is thrown away. */
  settings?: Readonly<Record<string, string>>
}

export interface Postgres extends AsyncDisposable {
  /** As the owner of everything; `hubbub` is the database made for us. */
  url(database?: string): string
  /** Of the server that runs now: another one after a crash. */
  readonly pid: number
  readonly port: number
  /** Resolves when no server runs any more: null after `stop`, the reason when it kept crashing. */
  readonly ended: Promise<AppError | null>
  stop(): Promise<void>
}

/** An own PostgreSQL server for this folder: made on the first start, restarted when it crashes, never left behind. */
export async function startPostgres(options: StartPostgresOptions): Promise<Postgres> {
  const { log, signal, settings = {}, onProgress = () => {} } = options
  const dataDir = await prepareFolder(options.dataDir)
  using starting = new DisposableStack()
  starting.use(lockDataDir(dataDir))
  const cluster = join(dataDir, 'cluster')
  const binaries = await locateBinaries()
  const user = await chooseUser({ binary: binaries.postgres, dataDir, cluster })
  const ctx: LaunchContext = { binaries, user, cluster, settings, log }

  if ((await reclaimCluster(cluster)) !== null) onProgress('recovering')
  const access = await openCluster(ctx, { dataDir, signal, onCreate: () => onProgress('creating') })
  onProgress('starting')
  const { server, port } = await launchOnFreePort(ctx, { dataDir, access, signal })
  const kept = keepRunning(ctx, { server, port })
  const lock = starting.move()
  onProgress('ready')

  const stop = async () => {
    await kept.stop()
    lock.dispose()
  }
  return {
    url: (database = defaultDatabase) =>
      `postgres://${superuser}:${access.password}@127.0.0.1:${port}/${database}`,
    get pid() {
      return kept.pid
    },
    port,
    ended: kept.ended,
    stop,
    [Symbol.asyncDispose]: stop,
  }
}
