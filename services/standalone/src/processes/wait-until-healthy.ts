import { errorMessage } from '@hubbub/contracts'
import { sleep } from '@hubbub/runtime'

export interface HealthWait {
  url: string
  signal: AbortSignal
  timeoutMs: number
}

/** Until the document says that every part is ready; rejects with what it said last. */
export async function waitUntilHealthy({ url, signal, timeoutMs }: HealthWait): Promise<void> {
  const until = performance.now() + timeoutMs
  while (true) {
    signal.throwIfAborted()
    const trouble = await troubleAt(url)
    if (trouble === null) return
    if (performance.now() > until) throw new Error(`${url} is not healthy after ${timeoutMs} ms: ${trouble}`)
    await sleep(100, signal)
  }
}

async function troubleAt(url: string): Promise<string | null> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) })
    const text = await response.text()
    return response.ok ? null : `${response.status} ${text.slice(0, 500)}`
  } catch (error) {
    return errorMessage(error)
  }
}
