import type { Visibility } from '@hubbub/contracts'

/** Whose eyes a list is made for. */
export interface Scope {
  memberId: string | null
  visibility: Visibility
  teamIds: readonly string[]
}

export interface Placement {
  assigneeId: string | null
  teamId: string | null
  /** Members named in its notes. */
  mentionedMemberIds?: readonly string[]
}

/** Whether someone may see a conversation that stands so. The lists say the same in SQL; a test holds both together. */
export function maySee(scope: Scope, placement: Placement): boolean {
  const { memberId, visibility, teamIds } = scope
  if (visibility === 'all') return true
  if (memberId !== null && placement.assigneeId === memberId) return true
  if (memberId !== null && placement.mentionedMemberIds?.includes(memberId)) return true
  if (visibility === 'own') return false
  return placement.teamId !== null && teamIds.includes(placement.teamId)
}
