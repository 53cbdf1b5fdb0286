import type { Attachment } from '@hubbub/contracts'
import type { Outgoing } from '#lib/outbox/outgoing.ts'
import type { Entry, Saver } from './draft-saver.ts'
import { type DraftState, type Mode, emptyDraft } from './draft-types.ts'
import { fileOf } from './kept-draft.ts'

interface GivenBack {
  text: string
  files: readonly Pick<Attachment, 'id' | 'filename' | 'size' | 'contentType'>[]
}

/** What was taken out of the composer: the save that it must not overtake, and the drafts it takes the place of. */
export interface HandedOver extends Pick<Outgoing, 'replaces'> {
  after: Promise<void>
}

interface Composing {
  entryOf: (conversationId: string, mode: Mode) => Entry
  saver: Pick<Saver, 'change'>
  show: (entry: Entry, patch: Partial<DraftState>) => void
  keep: (entry: Entry) => void
}

/** From the composer on its way, and back. */
export function createHandOver({ entryOf, saver, show, keep }: Composing) {
  return {
    /** Empties the composer for what is on its way. The server drops its draft by itself once it has the message. */
    handOver: (conversationId: string, mode: Mode): HandedOver => {
      const entry = entryOf(conversationId, mode)
      const { text } = entry.state
      clearTimeout(entry.timer)
      entry.handedOver = text
      entry.isUnsettled = false
      show(entry, emptyDraft)
      keep(entry)
      const texts = [text, entry.tried ?? ''].filter((one) => one !== '')
      return { after: entry.saving, replaces: { stamp: entry.base, texts } }
    },
    /** Puts a text back that was not sent after all; what has been written since stays below it. */
    giveBack: (conversationId: string, mode: Mode, given: GivenBack) => {
      const entry = entryOf(conversationId, mode)
      entry.handedOver = null
      saver.change(entry, withGivenBack(entry.state, given))
    },
  }
}

function withGivenBack(state: DraftState, given: GivenBack): Pick<DraftState, 'text' | 'files'> {
  const written = state.text === given.text ? '' : state.text
  const back = given.files.map(fileOf)
  const known = new Set(back.map(({ id }) => id))
  return {
    text: [given.text, written].filter((part) => part !== '').join('\n\n'),
    files: [...back, ...state.files.filter(({ id }) => id === null || !known.has(id))],
  }
}
