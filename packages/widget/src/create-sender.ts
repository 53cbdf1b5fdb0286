import { type Api, Refusal } from './api.ts'
import type { Keep } from './keep.ts'
import { nextOf, type Outgoing, withoutReturned, withState } from './rules/outbox.ts'
import type { Store } from './state.ts'

const LONGEST_MS = 30_000

export interface Sending {
  api: Api
  keep: Keep
  store: Store
  /** The visitor's way in; asks for one where there is none. */
  enter(): Promise<string>
  /** The token counts no more. */
  leave(): void
}

/** Brings what was written to the server, one after the other, as soon as there is a way. What waits outlives the page. */
export function createSender({ api, keep, store, enter, leave }: Sending) {
  const files = new Map<string, File[]>()
  let running = false
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const put = (next: readonly Outgoing[]) =>
    store.set({ outbox: keep.changeOutbox(store.get().outbox, next) })
  const settle = (clientId: string, change: Pick<Outgoing, 'state' | 'reason'>) =>
    put(withState(store.get().outbox, clientId, change))
  const later = () => {
    failures += 1
    timer = setTimeout(() => void flush(), Math.min(LONGEST_MS, 500 * 2 ** failures))
  }

  async function flush(): Promise<void> {
    clearTimeout(timer)
    if (running) return
    running = true
    try {
      for (let next = nextOf(store.get().outbox); next !== undefined; next = nextOf(store.get().outbox))
        await send(next)
    } catch {
      later()
    } finally {
      running = false
    }
  }

  async function send({ clientId, text, page, files: names }: Outgoing): Promise<void> {
    const own = files.get(clientId) ?? []
    // Files live no longer than the page they were chosen on.
    if (own.length < names.length)
      return settle(clientId, { state: 'refused', reason: 'Its files are gone. Please choose them again.' })
    try {
      await api.say(await enter(), { clientId, text, page }, own)
      failures = 0
      settle(clientId, { state: 'taken' })
      files.delete(clientId)
    } catch (error) {
      if (!(error instanceof Refusal) || error.passing) throw error
      if (error.status === 401) leave()
      else settle(clientId, { state: 'refused', reason: error.message })
      if (error.status === 401) throw error
    }
  }

  return {
    flush,
    say(text: string, given: readonly File[]): void {
      const clientId = crypto.randomUUID()
      if (given.length > 0) files.set(clientId, [...given])
      const names = given.map(({ name }) => name)
      const page = location.href.slice(0, 2000)
      const at = new Date().toISOString()
      put([...store.get().outbox, { clientId, text, page, at, state: 'waiting', files: names }])
      void flush()
    },
    /** Takes back what was refused. */
    discard(clientId: string): Outgoing | undefined {
      const { outbox } = store.get()
      store.set({
        outbox: keep.changeOutbox(
          outbox,
          outbox.filter((one) => one.clientId !== clientId),
        ),
      })
      return outbox.find((one) => one.clientId === clientId)
    },
    /** What came back is on its way no longer. */
    returned(): void {
      const { outbox, timeline } = store.get()
      const left = withoutReturned(outbox, timeline.messages, Date.now())
      if (left.length < outbox.length) put(left)
    },
  }
}

export type Sender = ReturnType<typeof createSender>
