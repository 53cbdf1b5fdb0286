import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort, type TempDir, tempDir } from '@hubbub/test-support'
import { inject } from 'vitest'

declare module 'vitest' {
  export interface ProvidedContext {
    hubbubFolder: string
  }
}

const run = promisify(execFile)

/** A data folder as a first start leaves it: making and migrating its database is half of that start. */
export async function unusedFolder(): Promise<TempDir> {
  const folder = await tempDir()
  // By the program: what belongs to the user of PostgreSQL goes on to do so.
  await run('cp', ['-a', `${inject('hubbubFolder')}/.`, folder.path])
  const access = join(folder.path, 'postgres/access.json')
  const known = JSON.parse(await readFile(access, 'utf8')) as object
  await writeFile(access, JSON.stringify({ ...known, port: await freePort() }))
  return folder
}
