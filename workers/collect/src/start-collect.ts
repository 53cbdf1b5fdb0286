import { createWorkers, startSweep } from '@hubbub/queue'
import { createWantedSource, deadLetterKeeper } from '@hubbub/worker'
import type { CollectDeps } from './collect-deps.ts'
import { log } from './log.ts'
import { playDrills } from './play-drills.ts'
import { readCall } from './read-call.ts'
import { reread } from './reread.ts'
import { reseal } from './reseal.ts'
import { superviseCollectors } from './supervise.ts'
import { sweepCalls } from './sweep-calls.ts'

const CONCURRENCY = 4
const RESEAL_MS = 3_600_000
const DRILL_MS = 1_000

/** Fetches from every channel and does what people ask of channels. */
export async function startCollect(deps: CollectDeps): Promise<AsyncDisposable> {
  await using starting = new AsyncDisposableStack()
  const wanted = starting.use(createWantedSource(deps))
  starting.use(superviseCollectors({ ...deps, wanted }))
  const workers = starting.use(
    createWorkers({
      ...deps,
      queue: 'collect',
      handlers: {
        // Whichever process holds the channel hears of it; told twice, it begins anew twice.
        'collect.channel': async ({ workspaceId, channelId }) =>
          await deps.store.transaction(workspaceId, ({ channels }) => channels.announce(channelId)),
        'collect.call': async ({ workspaceId, callId }, { trace }) =>
          await readCall(deps, { workspaceId, callId, trace }),
        'collect.quarantined': async ({ workspaceId, quarantineId }, { trace }) =>
          await reread(deps, { workspaceId, quarantineId, trace }),
      },
      concurrency: CONCURRENCY,
      deadLetter: deadLetterKeeper(deps),
    }),
  )
  await workers.ready
  starting.use(
    startSweep({
      name: 'calls',
      everyMs: deps.sweepMs,
      run: async () => {
        const found = await sweepCalls(deps)
        if (found > 0) log.info({ found }, 'calls of networks that nobody had read')
      },
    }),
  )
  starting.use(startSweep({ name: 'drills', everyMs: DRILL_MS, run: async () => await playDrills(deps) }))
  starting.use(startSweep({ name: 'reseal', everyMs: RESEAL_MS, run: async () => await reseal(deps) }))
  const stack = starting.move()
  return { [Symbol.asyncDispose]: async () => await stack.disposeAsync() }
}
