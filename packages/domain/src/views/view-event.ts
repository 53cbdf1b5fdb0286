import type { NewEvent } from '@hubbub/contracts'
import type { SavedView } from '@hubbub/contracts/http'
import type { Context } from '../context.ts'
import { changeEvent } from '../rules/change-event.ts'

/** A change of a view; told to its owner alone where it was private before and is so after. */
export function viewEvent(
  ctx: Pick<Context, 'caller' | 'trace'>,
  subject: Pick<SavedView, 'id' | 'version'>,
  states: readonly Pick<SavedView, 'owner' | 'sharing'>[],
): NewEvent {
  const [first] = states
  const isPrivate = states.every(({ sharing }) => sharing === 'private')
  return changeEvent(
    ctx,
    'view.updated',
    subject,
    isPrivate && first !== undefined
      ? { audience: { assigneeId: null, teamId: null, onlyMemberId: first.owner.id } }
      : {},
  )
}
