import { setTimeout as sleep } from 'node:timers/promises'

/** Until somebody answers there, whatever the answer. */
export async function awaitOpen(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return
    await sleep(100)
  }
  throw new Error(`Nobody answers at ${url}`)
}
