import type { Draft } from '@hubbub/contracts'
import type { FileServer } from '#lib/files/create-file-keeper.ts'
import type { LocalFile } from '#lib/files/local-file.ts'

export type Mode = Draft['mode']
export type SaveState = 'clean' | 'unsaved' | 'saving' | 'failed'

export interface DraftState {
  text: string
  /** Only what was changed by hand. */
  envelope: Draft['envelope']
  files: readonly LocalFile[]
  save: SaveState
}
export const emptyDraft: DraftState = { text: '', envelope: {}, files: [], save: 'clean' }

export interface DraftServer extends FileServer {
  load: (conversationId: string) => Promise<readonly Draft[]>
  save: (
    conversationId: string,
    mode: Mode,
    draft: Pick<Draft, 'text' | 'envelope' | 'attachmentIds'>,
    lasting: boolean,
  ) => Promise<Draft>
  delete: (conversationId: string, mode: Mode) => Promise<unknown>
}
