import type { Import, ImportFormat, ImportState, TableMapping } from '@hubbub/contracts'

export interface NewImport {
  id: string
  channelId: string
  format: ImportFormat
  filename: string
  size: number
  partSize: number
  mapping: TableMapping | null
  open: boolean
  createdBy: string
}

/** A file that is to be read. */
export interface WaitingImport {
  id: string
  format: ImportFormat
  filename: string
  size: number
  partSize: number
  mapping: TableMapping | null
  open: boolean
}

/** Something of a file that was not taken. */
export interface RefusedItem {
  place: string
  reason: string
  raw: Uint8Array
}

/** Files of the past. */
export interface ImportRepository {
  insert(run: NewImport): Promise<void>
  /** The newest first. */
  list(): Promise<Import[]>
  find(id: string): Promise<Import | null>
  /** Locked until the transaction ends. */
  lock(id: string): Promise<Import | null>
  addPart(id: string, part: number): Promise<void>
  /** @returns the version. */
  move(id: string, to: { state: ImportState; finishedAt?: Date }): Promise<number>
  /** The first of a channel that is to be read. */
  next(channelId: string): Promise<WaitingImport | null>
  /** How far it is. @returns whether it is still to be read. */
  note(id: string, progress: { done: number; read: number; refused: number }): Promise<boolean>
  refused(id: string, limit: number): Promise<RefusedItem[]>
  /** Conversations that hold nothing but what the import brought, and that nobody has touched; at most so many. */
  untouched(id: string, limit: number): Promise<string[]>
  /** What was only heard and stands in no conversation. @returns how many were removed. */
  removeHeard(id: string): Promise<number>
}
