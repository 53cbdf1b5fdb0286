import type { UnsentShelf } from '#lib/unsent/create-unsent-shelf.ts'
import { createFileKeeper } from '#lib/files/create-file-keeper.ts'
import { createHandOver } from './draft-hand-over.ts'
import { createOpener } from './draft-opener.ts'
import { type Entry, createSaver } from './draft-saver.ts'
import { type DraftServer, type DraftState, type Mode, emptyDraft } from './draft-types.ts'
import { type KeptDraft, createKeeper, fileOf, keptOf } from './kept-draft.ts'

export type DraftStore = ReturnType<typeof createDraftStore>

interface Options {
  delay?: number
  /** Where it lasts through a reload until the server has it. */
  shelf?: UnsentShelf | null
}

/** All unsent texts of this browser: kept here while one looks elsewhere, and on the server a moment later. */
export function createDraftStore(server: DraftServer, { delay = 800, shelf = null }: Options = {}) {
  const listeners = new Set<() => void>()
  const entries = new Map<string, Entry>()
  const keeper = createKeeper(shelf)
  const entryOf = (conversationId: string, mode: Mode): Entry => {
    const key = keyOf(conversationId, mode)
    const entry = entries.get(key) ?? emptyEntry(conversationId, mode)
    entries.set(key, entry)
    return entry
  }
  const show = (entry: Entry, patch: Partial<DraftState>) => {
    entry.state = { ...entry.state, ...patch }
    for (const listener of listeners) listener()
  }
  const keep = (entry: Entry) => {
    if (entry.state.save === 'clean') keeper.drop(entry)
    else keeper.put(keptOf(entry))
  }
  const saver = createSaver(server, { show, keep }, delay)
  const files = createFileKeeper(server, {
    get: (conversationId, mode) => entryOf(conversationId, mode).state.files,
    set: (conversationId, mode, next, counts) => {
      const entry = entryOf(conversationId, mode)
      if (counts) saver.change(entry, { files: next })
      else show(entry, { files: next })
    },
  })
  const open = createOpener({ server, files, saver, entryOf, show })
  const restore = ({ conversationId, mode, text, envelope, files: kept, base, tried }: KeptDraft) => {
    const entry = entryOf(conversationId, mode)
    entry.state = { text, envelope, files: kept.map(fileOf), save: 'unsaved' }
    Object.assign(entry, { base, tried, isUnsettled: true })
    return conversationId
  }
  const restored = new Set(keeper.all().map(restore))
  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    get: (conversationId: string, mode: Mode) =>
      entries.get(keyOf(conversationId, mode))?.state ?? emptyDraft,
    /** Brings what a former page could not save to the server. */
    resume: async (): Promise<void> => {
      saver.setClosed(false)
      await Promise.all([...restored].map(open))
    },
    /** Saves a last time; what that does not bring to the server stays on the shelf for the next one. */
    close: () => {
      for (const entry of entries.values()) void saver.save(entry, true)
      saver.setClosed(true)
    },
    /** Shows what the server has kept, but never over what is being written here. */
    open,
    edit: (conversationId: string, mode: Mode, patch: Partial<Pick<DraftState, 'text' | 'envelope'>>) =>
      saver.change(entryOf(conversationId, mode), patch),
    files,
    ...createHandOver({ entryOf, saver, show, keep }),
    /** Saves at once what is not saved yet; `lasting` where the page may be about to close. */
    flush: async ({ lasting = false } = {}): Promise<void> => {
      await Promise.all([...entries.values()].map((entry) => saver.save(entry, lasting)))
    },
  }
}

const keyOf = (conversationId: string, mode: Mode) => `${conversationId} ${mode}`

const emptyEntry = (conversationId: string, mode: Mode): Entry => ({
  state: emptyDraft,
  conversationId,
  mode,
  timer: undefined,
  handedOver: null,
  saving: Promise.resolve(),
  base: null,
  tried: null,
  isUnsettled: false,
})
