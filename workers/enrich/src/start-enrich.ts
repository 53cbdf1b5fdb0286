import { createOutsideScorer } from '@hubbub/channels'
import { type Enricher, enrichMessages, type Secrets } from '@hubbub/domain'
import { createWorkers, startSweep } from '@hubbub/queue'
import { batchedByChannel, deadLetterKeeper, sweepUnrouted, type WorkerDeps } from '@hubbub/worker'
import { createAdjusted } from './create-adjusted.ts'
import { createAlikeSweep } from './create-alike-sweep.ts'
import { createEnricher } from './create-enricher.ts'
import { createOutside } from './create-outside.ts'
import { createScorers } from './create-scorers.ts'
import { foldAll } from './fold-all.ts'
import { judgeStored } from './judge-stored.ts'
import { learnAdjustments } from './learn-adjustments.ts'
import { lookAfterScorers } from './look-after-scorers.ts'
import { log } from './log.ts'
import { matchStored } from './match-stored.ts'
import { readStored } from './read-stored.ts'

export interface EnrichDeps extends WorkerDeps {
  enricher?: Enricher
  secrets: Secrets
  /** Whether scorers may be on servers of the private network; they may unless said. */
  allowPrivateHosts?: boolean
}

/** While two batches of a channel are being written, which takes longest, the next is scored. */
const LANES = 3
/** Jobs that gather into one batch while another runs. */
const CONCURRENCY = 16

/** Scores what was collected. Idempotent: a message has one insight, whoever adds it first. */
export async function startEnrich(deps: EnrichDeps): Promise<AsyncDisposable> {
  await using starting = new AsyncDisposableStack()
  const scorers = createScorers()
  const outside = starting.use(createOutsideScorer({ allowPrivateHosts: deps.allowPrivateHosts ?? true }))
  const oursOf = scorers.learned === null ? () => scorers.first : createAdjusted(scorers.learned)
  const scorerOf = createOutside({ outside, secrets: deps.secrets }, oursOf)
  const counter = deps.metrics.counter({ name: 'hubbub_messages_enriched_total', help: 'Messages scored' })
  const run: Parameters<typeof batchedByChannel>[1] = async (ctx, batch) => {
    const { count, failures } = await enrichMessages(
      ctx,
      deps.enricher ?? createEnricher(scorerOf(ctx), scorers.learned),
      batch,
    )
    counter.inc(count)
    for (const failure of failures) log.error(failure, 'a message could not be scored and goes on unscored')
  }
  const enrich = batchedByChannel(deps, run, LANES)
  const workers = starting.use(
    createWorkers({
      ...deps,
      queue: 'enrich',
      handlers: { 'enrich.messages': enrich },
      concurrency: CONCURRENCY,
      deadLetter: deadLetterKeeper(deps),
    }),
  )
  await workers.ready
  const { learned } = scorers
  const sweeps: readonly Sweep[] = [
    {
      name: 'enrich',
      run: async () => await sweepUnrouted(deps, 'enrich'),
      says: 'messages that no signal had reached',
    },
    {
      name: 'judge',
      run: async () => await judgeStored(deps, scorers, scorerOf),
      says: 'stored messages judged by rules',
    },
    {
      name: 'read',
      run: async () => (learned === null ? 0 : await readStored(deps, learned, { scorerOf, oursOf })),
      says: 'stored messages read again',
    },
    {
      name: 'match',
      run: async (signal) => await matchStored(deps, signal),
      says: 'stored messages held against monitors',
    },
    {
      name: 'learn',
      run: async () => (learned === null ? 0 : await learnAdjustments(deps, learned)),
      says: 'workspaces whose corrections were learned from',
    },
    {
      name: 'scorers',
      run: async () => await lookAfterScorers(deps, { outside, secrets: deps.secrets }),
    },
    { name: 'alike', run: createAlikeSweep(deps), says: 'stored messages held against each other' },
    // Until then those who read figures add up what has changed.
    { name: 'tally', run: async () => void (await foldAll(deps)) },
  ]
  for (const sweep of sweeps) starting.use(startOne(sweep, deps.sweepMs))
  const stack = starting.move()
  return { [Symbol.asyncDispose]: async () => await stack.disposeAsync() }
}

interface Sweep {
  name: string
  /** @returns how much there was to do, where that is worth a word. */
  run: (signal: AbortSignal) => Promise<number | void>
  says?: string
}

const startOne = ({ name, run, says }: Sweep, everyMs: number) =>
  startSweep({
    name,
    everyMs,
    run: async (signal) => {
      const found = await run(signal)
      if (says !== undefined && typeof found === 'number' && found > 0) log.info({ found }, says)
    },
  })
