import { readFile, stat } from 'node:fs/promises'

/** Null when there is no such file; every other failure is one. */
export const readIfThere = async (path: string): Promise<string | null> =>
  await unlessMissing(readFile(path, 'utf8'))

export const isThere = async (path: string): Promise<boolean> => (await unlessMissing(stat(path))) !== null

async function unlessMissing<T>(found: Promise<T>): Promise<T | null> {
  try {
    return await found
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}
