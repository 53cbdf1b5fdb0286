import { joinOutboxes, type Outgoing } from './rules/outbox.ts'

/** What outlives the page. */
export interface Kept {
  token: string | null
  outbox: Outgoing[]
  /** Said before there was anybody to say it of. */
  introduction: { name?: string; email?: string }
  open: boolean
  draft: string
}

const empty: Kept = { token: null, outbox: [], introduction: {}, open: false, draft: '' }

export type Keep = ReturnType<typeof createKeep>

/** In this browser, under the key of the chat. Where a page may keep nothing, as long as the page lives. */
export function createKeep(key: string) {
  const name = `hubbub-chat:${key}`
  let memory: Kept = empty

  const load = (): Kept => {
    try {
      const text = localStorage.getItem(name)
      return text === null ? empty : { ...empty, ...(JSON.parse(text) as Partial<Kept>) }
    } catch {
      return memory
    }
  }
  const save = (kept: Kept) => {
    memory = kept
    try {
      localStorage.setItem(name, JSON.stringify(kept))
    } catch {
      // Full, or forbidden: it is still kept here.
    }
  }
  return {
    load,
    /** Changes what is there now, which another tab may have written. */
    change(part: Partial<Omit<Kept, 'outbox'>>): void {
      save({ ...load(), ...part })
    },
    /** @param known what this tab knew before; the rest came from another one. */
    changeOutbox(known: readonly Outgoing[], next: readonly Outgoing[]): Outgoing[] {
      const kept = load()
      const ids = new Set(known.map(({ clientId }) => clientId))
      const others = kept.outbox.filter(({ clientId }) => !ids.has(clientId))
      const outbox = joinOutboxes(next, others)
      save({ ...kept, outbox })
      return outbox
    },
    /** Another tab has changed something. */
    onOther(handle: (kept: Kept) => void): void {
      addEventListener('storage', ({ key: changed }) => {
        if (changed === name) handle(load())
      })
    },
  }
}
