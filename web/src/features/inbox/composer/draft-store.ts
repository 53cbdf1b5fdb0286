import type { Attachment, Draft } from '@hubbub/contracts'
import { createFileKeeper } from './draft-files.ts'
import { type Entry, createSaver } from './draft-saver.ts'
import { type DraftServer, type DraftState, type Mode, emptyDraft } from './draft-types.ts'

export type DraftStore = ReturnType<typeof createDraftStore>

interface GivenBack {
  text: string
  files: readonly Pick<Attachment, 'id' | 'filename' | 'size' | 'contentType'>[]
}

/** All unsent texts of this browser: kept here while one looks elsewhere, and on the server a moment later. */
export function createDraftStore(server: DraftServer, { delay = 800 } = {}) {
  const listeners = new Set<() => void>()
  const entries = new Map<string, Entry>()
  const keyOf = (conversationId: string, mode: Mode) => `${conversationId} ${mode}`
  const entryOf = (conversationId: string, mode: Mode): Entry => {
    const key = keyOf(conversationId, mode)
    const entry = entries.get(key) ?? {
      state: emptyDraft,
      conversationId,
      mode,
      timer: undefined,
      handedOver: null,
      saving: Promise.resolve(),
    }
    entries.set(key, entry)
    return entry
  }
  const show = (entry: Entry, patch: Partial<DraftState>) => {
    entry.state = { ...entry.state, ...patch }
    for (const listener of listeners) listener()
  }
  const saver = createSaver(server, show, delay)
  const files = createFileKeeper(server, {
    get: (conversationId, mode) => entryOf(conversationId, mode).state.files,
    set: (conversationId, mode, next, counts) => {
      const entry = entryOf(conversationId, mode)
      if (counts) saver.change(entry, { files: next })
      else show(entry, { files: next })
    },
  })
  const take = async (draft: Draft, conversationId: string) => {
    const entry = entryOf(conversationId, draft.mode)
    const isOld = draft.text !== '' && draft.text === entry.handedOver
    if (entry.state.save !== 'clean' || isOld) return
    const known = await files.describe(draft.attachmentIds, entry.state.files)
    show(entry, { text: draft.text, envelope: draft.envelope, files: known })
  }
  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    get: (conversationId: string, mode: Mode) =>
      entries.get(keyOf(conversationId, mode))?.state ?? emptyDraft,
    /** Shows what the server has kept, but never over what is being written here. */
    open: async (conversationId: string) => {
      const drafts = await server.load(conversationId).catch(() => [])
      await Promise.all(drafts.map((draft) => take(draft, conversationId)))
    },
    edit: (conversationId: string, mode: Mode, patch: Partial<Pick<DraftState, 'text' | 'envelope'>>) =>
      saver.change(entryOf(conversationId, mode), patch),
    files,
    /**
     * Empties the composer for what is on its way. The server drops its draft by itself once it has the message;
     * what comes back ends with the save that is still under way, which must not come after.
     */
    handOver: (conversationId: string, mode: Mode): Promise<void> => {
      const entry = entryOf(conversationId, mode)
      clearTimeout(entry.timer)
      entry.handedOver = entry.state.text
      show(entry, emptyDraft)
      return entry.saving
    },
    /** Puts a text back that was not sent after all; what has been written since stays below it. */
    giveBack: (conversationId: string, mode: Mode, given: GivenBack) => {
      const entry = entryOf(conversationId, mode)
      entry.handedOver = null
      saver.change(entry, withGivenBack(entry.state, given))
    },
    /** Saves at once what is not saved yet; `lasting` where the page may be about to close. */
    flush: async ({ lasting = false } = {}) => {
      await Promise.all([...entries.values()].map((entry) => saver.save(entry, lasting)))
    },
  }
}

function withGivenBack(state: DraftState, given: GivenBack): Pick<DraftState, 'text' | 'files'> {
  const written = state.text === given.text ? '' : state.text
  const back = given.files.map(({ id, filename, size, contentType }) => ({
    key: id,
    id,
    filename,
    size,
    contentType,
    progress: 1,
    error: null,
  }))
  const known = new Set(back.map(({ id }) => id))
  return {
    text: [given.text, written].filter((part) => part !== '').join('\n\n'),
    files: [...back, ...state.files.filter(({ id }) => id === null || !known.has(id))],
  }
}
