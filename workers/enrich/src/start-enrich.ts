import { createOutsideScorer } from '@hubbub/channels'
import { type Enricher, enrichMessages, type Secrets } from '@hubbub/domain'
import { createWorkers, startSweep } from '@hubbub/queue'
import { batchedByChannel, deadLetterKeeper, sweepUnrouted, type WorkerDeps } from '@hubbub/worker'
import { createAdjusted } from './create-adjusted.ts'
import { createEnricher } from './create-enricher.ts'
import { createOutside } from './create-outside.ts'
import { createScorers } from './create-scorers.ts'
import { foldAll } from './fold-all.ts'
import { judgeStored } from './judge-stored.ts'
import { learnAdjustments } from './learn-adjustments.ts'
import { lookAfterScorers } from './look-after-scorers.ts'
import { log } from './log.ts'
import { matchStored } from './match-stored.ts'

export interface EnrichDeps extends WorkerDeps {
  enricher?: Enricher
  secrets: Secrets
  /** Whether scorers may be on servers of the private network; they may unless said. */
  allowPrivateHosts?: boolean
}

/** While one batch of a channel is being written, the next is scored. */
const LANES = 2
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
  starting.use(
    startSweep({
      name: 'enrich',
      everyMs: deps.sweepMs,
      run: async () => {
        const found = await sweepUnrouted(deps, 'enrich')
        if (found > 0) log.info({ found }, 'messages that no signal had reached')
      },
    }),
  )
  starting.use(
    startSweep({
      name: 'judge',
      everyMs: deps.sweepMs,
      run: async () => {
        const looked = await judgeStored(deps, scorers, scorerOf)
        if (looked > 0) log.info({ looked }, 'stored messages judged by rules')
      },
    }),
  )
  starting.use(
    startSweep({
      name: 'match',
      everyMs: deps.sweepMs,
      run: async (signal) => {
        const looked = await matchStored(deps, signal)
        if (looked > 0) log.info({ looked }, 'stored messages held against monitors')
      },
    }),
  )
  starting.use(
    startSweep({
      name: 'learn',
      everyMs: deps.sweepMs,
      run: async () => {
        const kept = scorers.learned === null ? 0 : await learnAdjustments(deps, scorers.learned)
        if (kept > 0) log.info({ kept }, 'workspaces whose corrections were learned from')
      },
    }),
  )
  starting.use(
    startSweep({
      name: 'scorers',
      everyMs: deps.sweepMs,
      run: async () => await lookAfterScorers(deps, { outside, secrets: deps.secrets }),
    }),
  )
  starting.use(
    // Until then those who read figures add up what has changed.
    startSweep({ name: 'tally', everyMs: deps.sweepMs, run: async () => void (await foldAll(deps)) }),
  )
  const stack = starting.move()
  return { [Symbol.asyncDispose]: async () => await stack.disposeAsync() }
}
