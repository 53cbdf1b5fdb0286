import { chmod, mkdir, realpath, stat } from 'node:fs/promises'
import { fileError } from './postgres.errors.ts'

/** Makes the folder when it is missing. Returns its real path, by which a running server is recognised again. */
export async function prepareFolder(dataDir: string): Promise<string> {
  try {
    await mkdir(dataDir, { recursive: true })
    // @NOTE Root hands the cluster in it to another user, who has to get there; the files beside it are closed one by one.
    if (process.getuid?.() === 0) await chmod(dataDir, ((await stat(dataDir)).mode & 0o777) | 0o011)
    return await realpath(dataDir)
  } catch (error) {
    throw fileError(dataDir, error)
  }
}
