import type { Attachment, Draft } from '@hubbub/contracts'

export type Mode = Draft['mode']
export type SaveState = 'clean' | 'unsaved' | 'saving' | 'failed'

/** A file that is to go along: on its way to the server, or there. */
export interface LocalFile {
  key: string
  /** Null until it is on the server. */
  id: string | null
  filename: string
  size: number
  contentType: string
  /** 0 to 1. */
  progress: number
  error: string | null
  /** To try again with. */
  source?: File
}

export interface DraftState {
  text: string
  /** Only what was changed by hand. */
  envelope: Draft['envelope']
  files: readonly LocalFile[]
  save: SaveState
}
export const emptyDraft: DraftState = { text: '', envelope: {}, files: [], save: 'clean' }

export interface DraftServer {
  load: (conversationId: string) => Promise<readonly Draft[]>
  save: (
    conversationId: string,
    mode: Mode,
    draft: Pick<Draft, 'text' | 'envelope' | 'attachmentIds'>,
    lasting: boolean,
  ) => Promise<Draft>
  delete: (conversationId: string, mode: Mode) => Promise<unknown>
  upload: (file: File, onProgress: (share: number) => void) => Promise<Attachment>
  describe: (attachmentId: string) => Promise<Pick<Attachment, 'filename' | 'size' | 'contentType'>>
}
