import { errorMessage } from '@hubbub/contracts'

export interface HealthPart {
  name: string
  ok: boolean
  /** What is wrong, or what there is to say when nothing is. */
  detail: string | null
}

export interface Health {
  /** `ok` only when every part is. */
  status: 'ok' | 'failing'
  parts: HealthPart[]
}

/** Returns what there is to say, if anything; throws when the part is not ready, with the reason as its message. */
export type HealthCheck = (signal: AbortSignal) => Promise<string | void>

/** The named parts a process depends on. Checks run side by side, each bounded by `timeoutMs`. */
export function createHealth({ timeoutMs = 2_000 } = {}) {
  const checks = new Map<string, HealthCheck>()
  return {
    /** Disposing takes the part out again. */
    register(name: string, check: HealthCheck): Disposable {
      if (checks.has(name)) throw new TypeError(`There is a health check named ${name} already`)
      checks.set(name, check)
      return { [Symbol.dispose]: () => void checks.delete(name) }
    },
    async check(): Promise<Health> {
      const parts = await Promise.all([...checks].map(([name, check]) => checkPart(name, check, timeoutMs)))
      return { status: parts.every((part) => part.ok) ? 'ok' : 'failing', parts }
    },
  }
}

export type HealthRegistry = ReturnType<typeof createHealth>

async function checkPart(name: string, check: HealthCheck, timeoutMs: number): Promise<HealthPart> {
  const signal = AbortSignal.timeout(timeoutMs)
  const late = new Promise<never>((_, reject) => {
    const tooLate = () => reject(new Error(`no answer within ${timeoutMs} ms`))
    signal.addEventListener('abort', tooLate, { once: true })
  })
  try {
    const detail = await Promise.race([Promise.try(check, signal), late])
    return { name, ok: true, detail: detail ?? null }
  } catch (error) {
    return { name, ok: false, detail: errorMessage(error) }
  }
}
