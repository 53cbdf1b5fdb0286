import { errorMessage } from '@hubbub/contracts'
import { planReport, workOnRun } from '@hubbub/domain'
import { sleep } from '@hubbub/runtime'
import { isCommon } from '@hubbub/runtime/is-common'
import { workContext } from '@hubbub/worker'
import { log } from '../log.ts'
import { createReportOutlet } from './create-report-outlet.ts'
import type { ReportDeps } from './report-deps.ts'

const LOOK_MS = 2_000
const MOST = 50

/**
 * Makes and sends reports whose time has come. What is due stands in the database, and each step is claimed there: it may
 * run anywhere and often, and be killed at any moment.
 */
export function startReports(deps: ReportDeps): AsyncDisposable {
  const stop = new AbortController()
  const working = onAndOn(deps, stop.signal)
  return {
    async [Symbol.asyncDispose]() {
      stop.abort()
      await working
    },
  }
}

async function onAndOn(deps: ReportDeps, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await workDue(deps, signal).catch((error: unknown) => {
      if (!signal.aborted) log.warn({ err: error }, 'reports are held up')
    })
    await sleep(deps.lookMs ?? LOOK_MS, signal)
  }
}

/** One after the other: a browser makes one page at a time. */
async function workDue(deps: ReportDeps, signal: AbortSignal): Promise<void> {
  for (const { workspaceId, reportId, runId } of await deps.database.system.dueReports(MOST)) {
    if (signal.aborted) return
    const ctx = workContext(deps, { workspaceId, trace: null })
    const { press, blobs } = deps
    const tools = { press, blobs, isCommon, outlet: createReportOutlet(deps, workspaceId) }
    const work = runId === null ? planReport(ctx, blobs, reportId) : workOnRun(ctx, tools, runId)
    // One that cannot go on holds up nobody.
    await work.catch((error: unknown) =>
      log.error({ reportId, reason: errorMessage(error) }, 'a report is held up'),
    )
  }
}
