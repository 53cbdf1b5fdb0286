import { chown, mkdir, mkdtemp, open, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { platform } from 'node:os'
import { dirname, join } from 'node:path'
import { spawnTied } from '@hubbub/runtime/spawn-tied'
import type { Binaries } from './binaries.ts'
import { explainFailure } from './postgres.errors.ts'
import { programEnvironment } from './program-environment.ts'
import type { RunAs } from './run-as.ts'
import { runSingleUser } from './single-user.ts'

export const superuser = 'hubbub'
export const defaultDatabase = 'hubbub'
const unfinishedPrefix = 'unfinished-'

export interface InitialiseContext {
  binaries: Binaries
  user: RunAs
  /** False only for clusters that are thrown away. */
  durable: boolean
  signal: AbortSignal | undefined
}

/** Makes a cluster with one database. It stands whole or not at all: it grows in a folder aside and is moved in at the end. */
export async function initialiseCluster(
  ctx: InitialiseContext,
  { cluster, password }: { cluster: string; password: string },
): Promise<void> {
  const aside = await mkdtemp(join(dirname(cluster), unfinishedPrefix))
  const fresh = join(aside, 'cluster')
  const passwordFile = join(aside, 'password')
  await mkdir(fresh, { mode: 0o700 })
  await writeFile(passwordFile, `${password}\n`, { mode: 0o600 })
  if (ctx.user.owner !== null) {
    for (const path of [passwordFile, fresh, aside]) await chown(path, ctx.user.owner.uid, ctx.user.owner.gid)
  }
  await initdb(ctx, fresh, passwordFile)
  await runSingleUser(fresh, [`CREATE DATABASE ${defaultDatabase};`], ctx)
  await rename(fresh, cluster)
  if (ctx.durable) await syncFolder(dirname(cluster))
  await rm(aside, { recursive: true, force: true })
}

/** What an interrupted `initialiseCluster` left. */
export async function removeUnfinished(dataDir: string): Promise<void> {
  const names = (await readdir(dataDir)).filter((name) => name.startsWith(unfinishedPrefix))
  // @NOTE An initdb whose parent was killed a moment ago is on its way out, but may still be writing.
  const patiently = { recursive: true, force: true, maxRetries: 12, retryDelay: 50 }
  for (const name of names) await rm(join(dataDir, name), patiently)
}

async function initdb(ctx: InitialiseContext, fresh: string, passwordFile: string) {
  // @NOTE pg_trgm and text search ask the C library what a letter is, so LC_CTYPE should know UTF-8 where the system can.
  for (const ctype of platform() === 'darwin' ? ['en_US.UTF-8', 'C'] : ['C.UTF-8', 'en_US.UTF-8', 'C']) {
    const lines: string[] = []
    await using tied = await spawnTied(
      [...ctx.user.prefix, ...initdbCommand(ctx, { fresh, passwordFile, ctype })],
      {
        env: programEnvironment,
        onLine: (line) => lines.push(line),
        graceMs: 2_000,
        ...ctx.user.ids,
      },
    )
    using _ = onAbort(ctx.signal, () => void tied.stop())
    const code = await tied.exited
    ctx.signal?.throwIfAborted()
    if (code === 0) return
    if (!lines.some((line) => line.includes('invalid locale name')))
      throw explainFailure('initdb', { lines, cluster: fresh })
  }
}

function initdbCommand(
  { binaries, durable }: InitialiseContext,
  paths: { fresh: string; passwordFile: string; ctype: string },
): string[] {
  return [
    binaries.initdb,
    `--pgdata=${paths.fresh}`,
    `--username=${superuser}`,
    `--pwfile=${paths.passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    // The builtin provider sorts and folds the same on every machine and after every upgrade of the C library.
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--no-locale',
    `--lc-ctype=${paths.ctype}`,
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]
}

function onAbort(signal: AbortSignal | undefined, run: () => void): Disposable {
  signal?.addEventListener('abort', run, { once: true })
  return { [Symbol.dispose]: () => signal?.removeEventListener('abort', run) }
}

async function syncFolder(path: string) {
  await using folder = await open(path)
  await folder.sync()
}
