import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { migrate } from '@hubbub/database'
import { startPostgres } from '@hubbub/standalone/postgres'
import { tempDir, testSecret } from '@hubbub/test-support'
import type { TestProject } from 'vitest/node'
import { onlyTrouble, throwAway } from './throw-away.ts'

/** Makes the folder of a product that was started and never used, for browser tests to copy: half of a first start. */
export async function setup(project: TestProject) {
  await using making = new AsyncDisposableStack()
  const { path } = making.use(await tempDir())
  await writeFile(join(path, 'secret'), testSecret, { mode: 0o600 })
  const dataDir = join(path, 'postgres')
  await using postgres = await startPostgres({ dataDir, log: onlyTrouble, settings: throwAway })
  // A broken migration is told by the start of each product, which goes through it again.
  await migrate({ url: postgres.url(), secret: testSecret }).catch(() => {})
  await postgres.stop()
  project.provide('hubbubFolder', path)
  const made = making.move()
  return async () => await made.disposeAsync()
}
