import { randomUUID } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve, sep } from 'node:path'
import { Readable } from 'node:stream'
import type { Blobs } from '@hubbub/domain'
import { missing, refuseKey } from './keys.ts'

/** Files in a folder. A file appears whole or not at all: it is written beside its place, synced and renamed. */
export function createFolderBlobs(folder: string): Blobs {
  const root = resolve(folder)
  const place = (key: string) => {
    refuseKey(key)
    const path = join(root, ...key.split('/'))
    if (!path.startsWith(root + sep)) throw missing(key)
    return path
  }
  return {
    put: async (key, content) => {
      const path = place(key)
      await mkdir(dirname(path), { recursive: true })
      const temporary = `${path}.${randomUUID()}.part`
      try {
        await using file = await open(temporary, 'wx', 0o600)
        await file.writeFile(content)
        await file.sync()
      } catch (error) {
        await rm(temporary, { force: true })
        throw error
      }
      await rename(temporary, path)
    },
    get: async (key) => {
      const path = place(key)
      try {
        // Opened here, so that what cannot be read is told now and not in the middle of an answer.
        const file = await open(path)
        return Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>
      } catch (error) {
        throw isAbsent(error) ? missing(key, error) : error
      }
    },
    delete: async (key) => {
      await rm(place(key), { force: true })
    },
  }
}

const isAbsent = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'
