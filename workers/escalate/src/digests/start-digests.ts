import { errorMessage } from '@hubbub/contracts'
import { planDigest, workOnDigest } from '@hubbub/domain'
import { isCommon } from '@hubbub/runtime/is-common'
import { workContext } from '@hubbub/worker'
import { createMailOutlet } from '../create-mail-outlet.ts'
import { log } from '../log.ts'
import { lookOnAndOn } from '../look-on-and-on.ts'
import type { MailDeps } from '../mail-deps.ts'

const MOST = 50

/** Tells people of what was found, by their own rhythm. As reports are it may run anywhere, often, and be killed. */
export function startDigests(deps: MailDeps): AsyncDisposable {
  return lookOnAndOn({
    what: 'digests',
    lookMs: deps.lookMs,
    look: async (signal) => await workDue(deps, signal),
  })
}

async function workDue(deps: MailDeps, signal: AbortSignal): Promise<void> {
  for (const { workspaceId, memberId, issueId } of await deps.database.system.dueDigests(MOST)) {
    if (signal.aborted) return
    const ctx = workContext(deps, { workspaceId, trace: null })
    const tools = { isCommon, outlet: createMailOutlet(deps, workspaceId) }
    const work = issueId === null ? planDigest(ctx, memberId) : workOnDigest(ctx, tools, issueId)
    // One that cannot go on holds up nobody.
    await work.catch((error: unknown) =>
      log.error({ memberId, reason: errorMessage(error) }, 'a digest is held up'),
    )
  }
}
