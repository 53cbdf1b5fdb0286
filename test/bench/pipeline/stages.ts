import type { Repositories, Store } from '@hubbub/domain'
import { percentile } from '../../lib/percentile.ts'

/** What happens to a message, in this order. */
const stages = ['stored', 'enriching', 'enriched', 'routing', 'routed'] as const
type Stage = (typeof stages)[number]

/** Notes when a message comes how far, by looking on at the store. */
export function createStages() {
  const marks = new Map<Stage, Map<string, number>>(stages.map((stage) => [stage, new Map()]))
  const mark = (stage: Stage, ids: readonly string[]) => {
    const at = performance.now()
    for (const id of ids) if (marks.get(stage)?.has(id) === false) marks.get(stage)?.set(id, at)
  }

  /** The repositories that note what they do; what is done counts once the transaction has ended. */
  const watch = (
    { intake, routing, ...others }: Repositories,
    done: (stage: Stage, ids: readonly string[]) => void,
  ): Repositories => ({
    ...others,
    intake: {
      ...intake,
      store: async (channelId, messages) => {
        const result = await intake.store(channelId, messages)
        done('stored', result.stored)
        return result
      },
      textsToEnrich: async (ids) => {
        mark('enriching', ids)
        return await intake.textsToEnrich(ids)
      },
      addInsights: async (insights) => {
        const added = await intake.addInsights(insights)
        done(
          'enriched',
          insights.map(({ messageId }) => messageId),
        )
        return added
      },
    },
    routing: {
      ...routing,
      toRoute: async (ids) => {
        mark('routing', ids)
        const messages = await routing.toRoute(ids)
        done(
          'routed',
          messages.map(({ id }) => id),
        )
        return messages
      },
    },
  })

  return {
    wrap: (store: Store): Store => ({
      transaction: async (workspaceId, work, options) => {
        const ends: (() => void)[] = []
        const result = await store.transaction(
          workspaceId,
          async (repositories) =>
            await work(watch(repositories, (stage, ids) => ends.push(() => mark(stage, ids)))),
          options,
        )
        for (const end of ends) end()
        return result
      },
    }),
    /** The median of every step, in milliseconds, of messages that came at `from` and were seen at `to`. */
    medians(messages: readonly { id: string; from: number; to: number }[]): string {
      let before: (message: { id: string; from: number }) => number = ({ from }) => from
      const lines = stages.map((stage) => {
        const last = before
        before = ({ id }) => marks.get(stage)?.get(id) ?? Number.NaN
        return line(
          stage,
          messages.map((message) => before(message) - last(message)),
        )
      })
      return [
        ...lines,
        line(
          'received',
          messages.map((message) => message.to - before(message)),
        ),
      ].join('\n')
    },
  }
}
export type Stages = ReturnType<typeof createStages>

function line(stage: string, hops: readonly number[]): string {
  const known = hops.filter((hop) => !Number.isNaN(hop))
  const [p50, p95] = [0.5, 0.95].map((share) => percentile(known, share).toFixed(1))
  return `${stage.padEnd(10)} p50 ${p50} ms, p95 ${p95} ms`
}
