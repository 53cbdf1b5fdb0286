import type { SavedView } from '@hubbub/contracts/http'
import type { Caller } from '../context.ts'

type Shared = Pick<SavedView, 'owner' | 'sharing' | 'teamId'>
type Person = Pick<Caller, 'memberId' | 'permissions' | 'teamIds'>

/** Whether someone has a view; the list says the same in SQL. */
export function hasView({ memberId, teamIds }: Person, { owner, sharing, teamId }: Shared): boolean {
  if (owner.id === memberId || sharing === 'workspace') return true
  return sharing === 'team' && teamId !== null && teamIds.includes(teamId)
}

/** Its owner changes a view, and whoever may share changes what is shared with them. */
export function mayChangeView(person: Person, view: Shared): boolean {
  if (view.owner.id === person.memberId) return true
  return view.sharing !== 'private' && person.permissions.has('view:share')
}
