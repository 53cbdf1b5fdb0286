import type { Playbook, PlaybookContent, PlaybookDetail } from '@hubbub/contracts'

export interface NewPlaybookVersion {
  text: string
  content: PlaybookContent
  by: string
  at: Date
}

export interface PlaybookRepository {
  /** As they are now, by name. */
  list(): Promise<Playbook[]>
  /** As it is now. */
  find(id: string): Promise<Playbook | null>
  /** With the text of one version, or of the newest. */
  detail(id: string, version: number | null): Promise<PlaybookDetail | null>
  /** The version it stands at, locked; null where there is none. */
  lock(id: string): Promise<number | null>
  /** False where another one has this name. */
  insert(id: string, first: NewPlaybookVersion): Promise<boolean>
  /** False where another one has this name. */
  addVersion(id: string, version: number, next: NewPlaybookVersion): Promise<boolean>
  remove(id: string): Promise<void>
}
