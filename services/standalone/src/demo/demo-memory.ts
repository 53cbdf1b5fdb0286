import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createLogger } from '@hubbub/runtime'

const log = createLogger('demo')
/** However often it changes, it is written no more often than this. */
const REST_MS = 2_000

/** Keeps in a file where those who play in the demo had come to, so that a restart does not silence them. */
export function createDemoMemory<T>(folder: string, name: string) {
  const file = join(folder, name)
  let writing: Promise<void> = Promise.resolve()
  let latest: (() => T) | null = null
  let resting: NodeJS.Timeout | null = null

  async function write(): Promise<void> {
    if (latest === null) return
    const text = JSON.stringify(latest())
    latest = null
    await writeFile(`${file}.new`, text)
    await rename(`${file}.new`, file)
  }
  const writeNext = () => {
    resting = null
    writing = writing.then(write).catch((error: unknown) => log.warn({ err: error }, 'demo memory'))
  }

  return {
    /** Nothing where there is no file, or one that cannot be read: then all begin anew. */
    async load(): Promise<T | null> {
      try {
        return JSON.parse(await readFile(file, 'utf8')) as T
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') log.warn({ err: error }, 'demo memory')
        return null
      }
    },
    save(this: void, remember: () => T): void {
      latest = remember
      resting ??= setTimeout(writeNext, REST_MS).unref()
    },
    async written(): Promise<void> {
      if (resting !== null) clearTimeout(resting)
      writeNext()
      await writing
    },
  }
}
