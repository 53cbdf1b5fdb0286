import { rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createLogger, sleep } from '@hubbub/runtime'

const log = createLogger('demo')
const LOOK_MS = 1_000
const fileIn = (data: string) => join(data, 'demo-crisis')

/** Asks the demo of a folder for a crisis: the one that runs takes it up, or else the next that is started. */
export async function askForCrisis(data: string): Promise<void> {
  await writeFile(fileIn(data), new Date().toISOString())
}

/** Has one unfold whenever it is asked for, one after the other. @returns what ends it. */
export function awaitCrisis(data: string, unfold: (signal: AbortSignal) => Promise<void>): AsyncDisposable {
  const stopping = new AbortController()
  const { signal } = stopping
  const work = async () => {
    while (!signal.aborted) {
      if (existsSync(fileIn(data))) {
        await rm(fileIn(data), { force: true })
        await unfold(signal).catch((error: unknown) => {
          if (!signal.aborted) log.warn({ err: error }, 'the crisis of the demo')
        })
      }
      await sleep(LOOK_MS, signal)
    }
  }
  const working = work()
  return {
    [Symbol.asyncDispose]: async () => {
      stopping.abort()
      await working
    },
  }
}
