import type { DraftServer, DraftState, Mode } from './draft-types.ts'

export interface Entry {
  state: DraftState
  conversationId: string
  mode: Mode
  timer: ReturnType<typeof setTimeout> | undefined
  /** What was handed over to be sent, and so is no draft even while the server still has it. */
  handedOver: string | null
  /** The save that is under way. */
  saving: Promise<void>
}

const RETRY_MS = 5_000
const isSaving = ({ state }: Entry) => state.save === 'saving'

/** Saves a draft once its writer pauses, and again later where the server was away. */
export function createSaver(
  server: Pick<DraftServer, 'save' | 'delete'>,
  show: (entry: Entry, patch: Partial<DraftState>) => void,
  delay: number,
) {
  const later = (entry: Entry, ms: number) => {
    clearTimeout(entry.timer)
    entry.timer = setTimeout(() => void save(entry, false), ms)
  }
  const save = (entry: Entry, lasting: boolean): Promise<void> => {
    clearTimeout(entry.timer)
    entry.saving = saveNow(entry, lasting)
    return entry.saving
  }
  const saveNow = async (entry: Entry, lasting: boolean): Promise<void> => {
    const { conversationId, mode, state } = entry
    if (state.save !== 'unsaved' && state.save !== 'failed') return
    const attachmentIds = state.files.flatMap(({ id }) => id ?? [])
    show(entry, { save: 'saving' })
    try {
      if (state.text === '' && attachmentIds.length === 0) await server.delete(conversationId, mode)
      else
        await server.save(
          conversationId,
          mode,
          { text: state.text, envelope: state.envelope, attachmentIds },
          lasting,
        )
      // It may have been written on meanwhile.
      if (isSaving(entry)) show(entry, { save: 'clean' })
    } catch {
      if (!isSaving(entry)) return
      show(entry, { save: 'failed' })
      later(entry, RETRY_MS)
    }
  }
  return {
    save,
    change: (entry: Entry, patch: Partial<DraftState>) => {
      show(entry, { ...patch, save: 'unsaved' })
      later(entry, delay)
    },
  }
}
