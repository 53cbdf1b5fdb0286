import { AppError } from '@hubbub/contracts'
import type { SavedView } from '@hubbub/contracts/http'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import type { Repositories } from '../ports/store.ts'
import { hasView, mayChangeView } from '../rules/view-access.ts'

/** Locked; what one does not have is not there, and what one only sees stays as it is. */
export async function mustChangeView(
  ctx: Context,
  { views }: Pick<Repositories, 'views'>,
  id: string,
): Promise<SavedView> {
  const view = await views.lock(id)
  if (view === null || !hasView(ctx.caller, view)) throw notFound('view')
  if (mayChangeView(ctx.caller, view)) return view
  throw new AppError({
    code: 'view.not_yours',
    kind: 'forbidden',
    message: 'Only its owner and those who may share views change this one',
  })
}
