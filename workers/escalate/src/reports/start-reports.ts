import { errorMessage } from '@hubbub/contracts'
import { planReport, workOnRun } from '@hubbub/domain'
import { isCommon } from '@hubbub/runtime/is-common'
import { workContext } from '@hubbub/worker'
import { createMailOutlet } from '../create-mail-outlet.ts'
import { log } from '../log.ts'
import { lookOnAndOn } from '../look-on-and-on.ts'
import type { ReportDeps } from './report-deps.ts'

const MOST = 50

/**
 * Makes and sends reports whose time has come. What is due stands in the database, and each step is claimed there: it may
 * run anywhere and often, and be killed at any moment.
 */
export function startReports(deps: ReportDeps): AsyncDisposable {
  return lookOnAndOn({
    what: 'reports',
    lookMs: deps.lookMs,
    look: async (signal) => await workDue(deps, signal),
  })
}

/** One after the other: a browser makes one page at a time. */
async function workDue(deps: ReportDeps, signal: AbortSignal): Promise<void> {
  for (const { workspaceId, reportId, runId } of await deps.database.system.dueReports(MOST)) {
    if (signal.aborted) return
    const ctx = workContext(deps, { workspaceId, trace: null })
    const { press, blobs } = deps
    const tools = { press, blobs, isCommon, outlet: createMailOutlet(deps, workspaceId) }
    const work = runId === null ? planReport(ctx, blobs, reportId) : workOnRun(ctx, tools, runId)
    // One that cannot go on holds up nobody.
    await work.catch((error: unknown) =>
      log.error({ reportId, reason: errorMessage(error) }, 'a report is held up'),
    )
  }
}
