import { createNoticeHook } from '@hubbub/channels'
import type { StoredEvent } from '@hubbub/contracts'
import { createEventReader } from '@hubbub/database'
import { lookAround, noteEvents, postNotices } from '@hubbub/domain'
import { type Bell, createBell, type WorkerDeps, workContext } from '@hubbub/worker'
import { log } from '../log.ts'
import { createNoticeOutlet, type OutletDeps } from './create-notice-outlet.ts'

export interface NoticeDeps extends WorkerDeps, OutletDeps {
  allowPrivateHosts?: boolean
  noticeGatherMs?: number
}

const GATHER_MS = 3_000
const LOOK_MS = 5_000
/** After something was told, what rests or is gathered still is looked at this often. */
const AWAKE_MS = 250
const AWAKE_FOR_MS = 30_000
const KEEP_MS = 30 * 86_400_000
const MOST = 200

/**
 * Tells people of things outside of Hubbub. One process reads the log under its own cursor and lays down what is to be
 * told; one posts it. Either may be killed at any moment: what is laid down is laid down once, and what is claimed is
 * posted under the same id again.
 */
export function startNotices(deps: NoticeDeps): AsyncDisposable {
  const stop = new AbortController()
  const bell = createBell()
  const onError = (error: unknown) => log.warn({ err: error }, 'notices are held up')
  const reader = createEventReader({
    db: deps.database,
    reader: 'notices',
    from: 'now',
    signal: stop.signal,
    onError,
    handle: async (events) => await note(deps, events, bell),
  })
  const hook = createNoticeHook({ allowPrivateHosts: deps.allowPrivateHosts ?? true })
  const posting = deps.database.lead({
    name: 'notices',
    signal: stop.signal,
    onError,
    work: async (leading) => await postOnAndOn(deps, { bell, hook, leading }),
  })
  return {
    async [Symbol.asyncDispose]() {
      stop.abort()
      await Promise.all([reader.done, posting])
      await hook[Symbol.asyncDispose]()
    },
  }
}

async function note(deps: NoticeDeps, events: readonly StoredEvent[], bell: Bell): Promise<void> {
  let told = 0
  for (const [workspaceId, some] of Map.groupBy(events, (event) => event.workspaceId))
    told += await noteEvents(workContext(deps, { workspaceId, trace: null }), some)
  if (told > 0) bell.ring()
}

interface Posting {
  bell: Bell
  hook: ReturnType<typeof createNoticeHook>
  leading: AbortSignal
}

async function postOnAndOn(deps: NoticeDeps, { bell, hook, leading }: Posting): Promise<void> {
  const { noticeGatherMs: gatherMs = GATHER_MS } = deps
  let lookAt = 0
  let awakeUntil = 0
  while (!leading.aborted) {
    if (performance.now() >= lookAt) {
      await look(deps)
      lookAt = performance.now() + LOOK_MS
    }
    const due = await deps.database.system.dueNotices(deps.clock.now(), MOST)
    for (const { workspaceId, placeId } of due) {
      if (leading.aborted) return
      const ctx = workContext(deps, { workspaceId, trace: null })
      const outlet = createNoticeOutlet(deps, hook, workspaceId)
      const came = await postNotices(ctx, { outlet, publicUrl: deps.publicUrl ?? null, gatherMs }, placeId)
      if (came === 'failed') log.warn({ placeId }, 'notices could not be posted')
    }
    if (due.length > 0) awakeUntil = performance.now() + AWAKE_FOR_MS
    await bell.wait(performance.now() < awakeUntil ? AWAKE_MS : LOOK_MS, leading)
  }
}

async function look(deps: NoticeDeps): Promise<void> {
  for (const workspaceId of await deps.database.system.noticingWorkspaces())
    await lookAround(workContext(deps, { workspaceId, trace: null }))
  await deps.database.system.forgetNotices(new Date(deps.clock.now().getTime() - KEEP_MS))
}
