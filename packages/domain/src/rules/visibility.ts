import type { Caller } from '../context.ts'

export interface Placement {
  assigneeId: string | null
  teamId: string | null
  /** Members named in its notes. */
  mentionedMemberIds?: readonly string[]
}

/** Whether a caller may see a conversation that stands so. The lists say the same in SQL; a test holds both together. */
export function maySee(caller: Caller, placement: Placement): boolean {
  if (caller.visibility === 'all') return true
  const { memberId } = caller
  if (memberId !== null && placement.assigneeId === memberId) return true
  if (memberId !== null && placement.mentionedMemberIds?.includes(memberId)) return true
  if (caller.visibility === 'own') return false
  return placement.teamId !== null && caller.teamIds.includes(placement.teamId)
}
