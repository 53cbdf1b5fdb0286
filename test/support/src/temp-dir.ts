import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface TempDir extends AsyncDisposable {
  path: string
}

/** An empty folder, closed to other users, removed when it goes out of scope. */
export async function tempDir(): Promise<TempDir> {
  const path = await mkdtemp(join(await realpath(tmpdir()), 'hubbub-test-'))
  return {
    path,
    [Symbol.asyncDispose]: async () => await rm(path, { recursive: true, force: true, maxRetries: 5 }),
  }
}
