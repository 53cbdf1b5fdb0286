import type { Keep } from './keep.ts'

/**
 * A mail of ours has brought somebody here, and names them behind the sign. Who is known in this browser stays who they
 * are: else a link could have somebody write in the name of whoever sent it.
 */
export function takeInvitation(keep: Keep): void {
  const token = /^#visitor=([\w.~:-]{1,400})$/.exec(location.hash)?.[1]
  if (token === undefined) return
  if (keep.load().token === null) keep.change({ token })
  history.replaceState(null, '', location.pathname + location.search)
}
