import type { Draft } from '@hubbub/contracts'
import type { createFileKeeper } from '#lib/files/create-file-keeper.ts'
import { type Entry, RETRY_MS, type Saver } from './draft-saver.ts'
import type { DraftServer, DraftState, Mode } from './draft-types.ts'
import { keptOf, reconcile, stampOf } from './kept-draft.ts'

interface Opener {
  server: Pick<DraftServer, 'load'>
  files: Pick<ReturnType<typeof createFileKeeper>, 'describe'>
  saver: Saver
  entryOf: (conversationId: string, mode: Mode) => Entry
  show: (entry: Entry, patch: Partial<DraftState>) => void
}
const modes = ['reply', 'note'] as const satisfies readonly Mode[]

/** Brings together what the server has kept and what stands here. */
export function createOpener({ server, files, saver, entryOf, show }: Opener) {
  const take = async (draft: Draft, entry: Entry) => {
    const isOld = draft.text !== '' && draft.text === entry.handedOver
    if (entry.state.save !== 'clean' || isOld) return
    const known = await files.describe(draft.attachmentIds, entry.state.files)
    entry.base = stampOf(draft)
    show(entry, { text: draft.text, envelope: draft.envelope, files: known })
  }
  const settle = async (draft: Draft | undefined, entry: Entry) => {
    const known = draft ? await files.describe(draft.attachmentIds, entry.state.files) : []
    // Settled twice, it would be laid over itself.
    if (!entry.isUnsettled) return
    entry.isUnsettled = false
    const both = reconcile(keptOf(entry), draft, known)
    entry.base = stampOf(draft)
    saver.change(entry, both)
  }
  return async function open(conversationId: string): Promise<void> {
    const here = modes.map((mode) => entryOf(conversationId, mode))
    const drafts = await server.load(conversationId).catch(() => null)
    if (drafts === null) {
      const [waiting] = here.filter((entry) => entry.isUnsettled)
      if (waiting) saver.later(waiting, RETRY_MS, () => open(conversationId))
      return
    }
    await Promise.all(
      here.map(async (entry) => {
        const draft = drafts.find(({ mode }) => mode === entry.mode)
        if (entry.isUnsettled) await settle(draft, entry)
        else if (draft) await take(draft, entry)
      }),
    )
  }
}
