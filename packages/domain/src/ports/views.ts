import type { SavedView } from '@hubbub/contracts/http'

export type ViewPatch = Partial<Pick<SavedView, 'name' | 'sharing' | 'teamId' | 'query'>>

export interface ViewRepository {
  /** What this member has: their own, those of these teams, and those of everybody. */
  list(memberId: string, teamIds: readonly string[]): Promise<SavedView[]>
  /** Whoever has it. */
  lock(id: string): Promise<SavedView | null>
  insert(view: Omit<SavedView, 'owner' | 'version'> & { ownerId: string }): Promise<SavedView>
  /** Raises the version. */
  update(id: string, patch: ViewPatch): Promise<SavedView>
  delete(id: string): Promise<void>
}
