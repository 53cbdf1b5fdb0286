import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TempDir extends AsyncDisposable {
  path: string
}

/** An empty folder, closed to other users, removed when it goes out of scope. */
export async function tempDir(): Promise<TempDir> {
  // Where a test run has a folder in memory, it is there.
  const place = process.env['HUBBUB_TEST_FOLDER'] ?? tmpdir()
  const path = await mkdtemp(join(await realpath(place), 'hubbub-test-'))
  return {
    path,
    [Symbol.asyncDispose]: async () => await rm(path, { recursive: true, force: true, maxRetries: 5 }),
  }
}
