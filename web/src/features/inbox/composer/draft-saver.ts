import type { Draft } from '@hubbub/contracts'
import type { DraftServer, DraftState, Mode } from './draft-types.ts'
import { stampOf } from './kept-draft.ts'

export interface Entry {
  state: DraftState
  conversationId: string
  mode: Mode
  timer: ReturnType<typeof setTimeout> | undefined
  /** What was handed over to be sent, and so is no draft even while the server still has it. */
  handedOver: string | null
  /** The save that is under way. */
  saving: Promise<void>
  /** Which state of the server's draft this stands on, and what it was last asked to keep. */
  base: string | null
  tried: string | null
  /** Comes from before a reload, and nobody has looked yet whether the server has gone on since. */
  isUnsettled: boolean
}

interface Shown {
  show: (entry: Entry, patch: Partial<DraftState>) => void
  /** Told whenever what this browser has differs from what the server has, and once it does not. */
  keep: (entry: Entry) => void
}

export type Saver = ReturnType<typeof createSaver>

export const RETRY_MS = 5_000
const isSaving = ({ state }: Entry) => state.save === 'saving'

/** Saves a draft once its writer pauses, and again later where the server was away. */
export function createSaver(
  server: Pick<DraftServer, 'save' | 'delete'>,
  { show, keep }: Shown,
  delay: number,
) {
  let isClosed = false
  const later = (entry: Entry, ms: number, work: () => Promise<void> = () => save(entry, false)) => {
    clearTimeout(entry.timer)
    entry.timer = setTimeout(() => {
      if (!isClosed) void work()
    }, ms)
  }
  const save = (entry: Entry, lasting: boolean): Promise<void> => {
    clearTimeout(entry.timer)
    entry.saving = saveNow(entry, lasting)
    return entry.saving
  }
  const saveNow = async (entry: Entry, lasting: boolean): Promise<void> => {
    const { save: was } = entry.state
    if (entry.isUnsettled || (was !== 'unsaved' && was !== 'failed')) return
    entry.tried = entry.state.text
    keep(entry)
    show(entry, { save: 'saving' })
    try {
      entry.base = stampOf((await put(server, entry, lasting)) ?? undefined)
      // It may have been written on meanwhile.
      if (isSaving(entry)) show(entry, { save: 'clean' })
      keep(entry)
    } catch {
      if (!isSaving(entry)) return
      show(entry, { save: 'failed' })
      later(entry, RETRY_MS)
    }
  }
  return {
    save,
    later,
    /** What is closed tries nothing again: another may have gone on with the same text. */
    setClosed: (closed: boolean) => void (isClosed = closed),
    change: (entry: Entry, patch: Partial<DraftState>) => {
      show(entry, { ...patch, save: 'unsaved' })
      keep(entry)
      later(entry, delay)
    },
  }
}

async function put(
  server: Pick<DraftServer, 'save' | 'delete'>,
  { conversationId, mode, state: { text, envelope, files } }: Entry,
  lasting: boolean,
): Promise<Draft | null> {
  const attachmentIds = files.flatMap(({ id }) => id ?? [])
  if (text !== '' || attachmentIds.length > 0)
    return await server.save(conversationId, mode, { text, envelope, attachmentIds }, lasting)
  await server.delete(conversationId, mode)
  return null
}
