import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../lib/random.ts'

interface Call {
  url: string
  headers: Readonly<Record<string, string>>
  body: string | Uint8Array
}

/** Networks wait between 5 and 20 seconds. */
const patienceMs = 10_000

/** The way on which a network calls us, and what goes wrong on it: a call is lost or comes twice, or its answer is lost. */
export function createCallWay() {
  let fault: 'lost' | 'unanswered' | 'twice' | null = null
  const post = async ({ url, headers, body }: Call) => {
    const signal = AbortSignal.timeout(patienceMs)
    const sent = typeof body === 'string' ? body : new Uint8Array(body)
    const answer = await fetch(url, { method: 'POST', headers: { ...headers }, body: sent, signal })
    return { status: answer.status, text: await answer.text() }
  }
  return {
    /** Rejects where the network hears nothing of its call. */
    async post(call: Call): Promise<{ status: number; text: string }> {
      const now = fault
      fault = null
      if (now === 'lost') throw new Error('The call never came')
      const [answer] = await Promise.all(now === 'twice' ? [post(call), post(call)] : [post(call)])
      if (now === 'unanswered') throw new Error('The answer never came')
      return answer
    },
    hurt(random: Random) {
      fault = random.pick(['lost', 'unanswered', 'twice'] as const)
    },
    calm() {
      fault = null
    },
  }
}

/** Tells what each says in its order, and again until it is taken, more and more seldom. */
export function createOutbox(waitsMs: readonly number[] = [100, 200, 400, 800]) {
  const lines = new Map<number, Promise<void>>()
  const ending = new AbortController()
  const tell = async (take: () => Promise<boolean>) => {
    for (let tries = 0; !ending.signal.aborted; tries += 1) {
      if (await take().catch(() => false)) return
      const ms = waitsMs[Math.min(tries, waitsMs.length - 1)]
      await sleep(ms, undefined, { signal: ending.signal }).catch(() => {})
    }
  }
  return {
    /** `take` says whether it was taken. */
    put(line: number, take: () => Promise<boolean>): void {
      lines.set(
        line,
        (lines.get(line) ?? Promise.resolve()).then(async () => await tell(take)),
      )
    },
    async [Symbol.asyncDispose]() {
      ending.abort()
      await Promise.all(lines.values())
    },
  }
}
