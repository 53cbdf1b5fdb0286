import type { GraphApp } from './graph-app.ts'

export interface HookCall {
  url: string
  headers: Record<string, string>
  body: Uint8Array
}

/** Carries a call to where it shall go. @returns the status it was answered with. */
export type GraphCallOut = (call: HookCall) => Promise<number>

export type HookObject = 'whatsapp_business_account' | 'page' | 'instagram'

export interface HookEntry {
  id: string
  [part: string]: unknown
}

export type GraphHooks = ReturnType<typeof createGraphHooks>

/** Webhooks of one app: signed, in their order, and again until somebody says 200; how they come, a test decides. */
export function createGraphHooks(app: GraphApp, callOut: GraphCallOut) {
  const addresses = new Map<HookObject, string>()
  let waiting: { url: string; object: HookObject; entry: HookEntry }[] = []
  let held = false
  let running: Promise<void> = Promise.resolve()

  const callFor = (object: HookObject, entry: readonly HookEntry[], url = ''): HookCall => {
    const body = Buffer.from(JSON.stringify({ object, entry }))
    return {
      url,
      headers: { 'content-type': 'application/json', 'x-hub-signature-256': app.sign(body) },
      body,
    }
  }

  const deliver = async (url: string, object: HookObject, entries: readonly HookEntry[]) => {
    const status = await callOut(callFor(object, entries, url)).catch(() => 0)
    return status >= 200 && status < 300
  }

  /** In order; what is not taken waits, and all that comes after it. */
  async function flush() {
    for (let [next] = waiting; !held && next; [next] = waiting) {
      if (!(await deliver(next.url, next.object, [next.entry]))) return
      waiting.shift()
    }
  }

  const run = () => {
    running = running.then(flush)
    return running
  }

  return {
    callFor,
    /** Where the app wants to be called; asks there for the verify token first. */
    async subscribe(object: HookObject, url: string, verifyToken: string) {
      if (await answersChallenge(url, verifyToken)) addresses.set(object, url)
      else throw new Error(`${url} does not know the verify token`)
    },
    addressOf: (object: HookObject) => addresses.get(object) ?? null,
    /** `override`: an address of its own, before that of the app. */
    tell(object: HookObject, entry: HookEntry, override: string | null = null) {
      const url = override ?? addresses.get(object)
      if (url === undefined) return
      waiting.push({ url, object, entry })
      void run()
    },
    waiting: () => waiting.length,
    /** Calls again for what was not taken. */
    retry: run,
    hold() {
      held = true
    },
    /** Delivers what was held, in another order, twice, or all of an address in one call. */
    async release(how: { reversed?: boolean; twice?: boolean; together?: boolean } = {}) {
      held = false
      const calls = how.reversed === true ? waiting.toReversed() : waiting
      waiting = []
      for (const batch of how.together === true ? batched(calls) : calls.map((call) => [call])) {
        const [first] = batch
        if (!first) continue
        const entries = batch.map(({ entry }) => entry)
        for (let times = how.twice === true ? 2 : 1; times > 0; times -= 1)
          await deliver(first.url, first.object, entries)
      }
    },
  }
}

const batched = <Call extends { url: string; object: string }>(calls: readonly Call[]) => [
  ...Map.groupBy(calls, ({ url, object }) => `${object} ${url}`).values(),
]

export async function answersChallenge(url: string, verifyToken: string): Promise<boolean> {
  const asked = new URL(url)
  const challenge = String(1_158_201_444)
  asked.searchParams.set('hub.mode', 'subscribe')
  asked.searchParams.set('hub.challenge', challenge)
  asked.searchParams.set('hub.verify_token', verifyToken)
  const answer = await fetch(asked).catch(() => null)
  return answer !== null && answer.ok && (await answer.text()) === challenge
}
