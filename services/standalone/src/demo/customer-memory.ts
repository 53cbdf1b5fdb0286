import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createLogger } from '@hubbub/runtime'
import type { RememberedConversation } from '@hubbub/simulators'

const log = createLogger('demo')

/** Keeps in a file whom the customers were writing with, so that a restart does not silence them. */
export function createCustomerMemory(folder: string) {
  const file = join(folder, 'demo-customers.json')
  let writing: Promise<void> = Promise.resolve()
  let latest: (() => RememberedConversation[]) | null = null

  async function write(): Promise<void> {
    if (latest === null) return
    const text = JSON.stringify(latest())
    latest = null
    await writeFile(`${file}.new`, text)
    await rename(`${file}.new`, file)
  }

  return {
    /** Nothing where there is no file, or one that cannot be read: then all begin anew. */
    async load(): Promise<RememberedConversation[]> {
      try {
        return JSON.parse(await readFile(file, 'utf8')) as RememberedConversation[]
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') log.warn({ err: error }, 'demo memory')
        return []
      }
    },
    save(this: void, open: () => RememberedConversation[]): void {
      latest = open
      writing = writing.then(write).catch((error: unknown) => log.warn({ err: error }, 'demo memory'))
    },
    written: async () => await writing,
  }
}
