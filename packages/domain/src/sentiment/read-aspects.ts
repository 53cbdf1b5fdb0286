import type { AspectSentiment } from '@hubbub/contracts'
import type { WorkContext } from '../intake/work-context.ts'
import type { JudgedMessage } from '../ports/sentiment.ts'
import type { AspectPass } from '../ports/stored-scores.ts'
import { brandNames } from '../rules/brand-names.ts'
import { systemActor } from '../rules/route-events.ts'
import { judgeBy, type Rescore } from './judge-by.ts'
import { messageJudged } from './judged-events.ts'

/** Says what texts say of something, where they name it. */
export interface AspectReader {
  /** Whether what this scorer scored is read; of what another one says, nobody knows. */
  reads(scorer: string): boolean
  /** In their order. */
  aspects(
    texts: readonly (Pick<JudgedMessage, 'id' | 'text' | 'language' | 'isMail'> & {
      about: readonly string[]
    })[],
  ): Promise<(AspectSentiment | null)[]>
}

/** Messages that are read in one transaction. */
const AT_ONCE = 200

/**
 * Reads a stretch of the stored messages of a brand again that is called otherwise than when they were read: its name or
 * the queries of its monitors are others. Only what holds a name that came or went can say something else. Killed in the
 * middle, it goes on where it stood; called otherwise meanwhile, it begins anew with both.
 * @returns how many were looked at; null where nothing is left.
 */
export async function readAspects(
  ctx: WorkContext,
  { reader, rescore }: { reader: AspectReader; rescore: Rescore },
  brandId: string,
): Promise<number | null> {
  const found = await ctx.store.transaction(ctx.workspaceId, async ({ storedScores }) => {
    const pass = await storedScores.pass(brandId)
    if (pass === null) return null
    const next = nextOf(pass)
    const ids =
      next.pending.length === 0
        ? []
        : await storedScores.naming(brandId, { names: next.pending, before: next.reached, limit: AT_ONCE })
    return { pass, next, ids }
  })
  if (found === null) return null
  const { pass, next, ids } = found
  const isLast = ids.length < AT_ONCE
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { sentiment, matches, storedScores, events } = repositories
    const rules = await sentiment.holdRules()
    await matches.hold()
    await storedScores.lockPass(brandId)
    if (JSON.stringify(await storedScores.pass(brandId)) !== JSON.stringify(pass)) return 0
    const messages = await sentiment.lock(ids, null)
    const by = { actor: systemActor, trace: ctx.trace }
    const left = await judgeBy(repositories, { messages, rules, rescore, by })
    const read = messages.filter(({ scorer }) => reader.reads(scorer))
    const about = next.names
    const aspects = await reader.aspects(
      read.map((message) => ({ ...message, text: left.get(message.id) ?? message.text, about })),
    )
    const versions = await storedScores.setAspects(
      new Map(read.map(({ id }, at) => [id, aspects[at] ?? null])),
    )
    await events.append(
      read.flatMap((message) => {
        const version = versions.get(message.id)
        return version === undefined ? [] : [messageJudged(message, { version, change: 'sentiment' }, by)]
      }),
    )
    await storedScores.keepPass(brandId, {
      ...next,
      ...(isLast ? { pending: [], reached: null } : { reached: ids.at(-1) ?? null }),
    })
    return isLast ? null : ids.length
  })
}

function nextOf(pass: AspectPass): Pick<AspectPass, 'begun' | 'names' | 'pending' | 'reached'> {
  const { asked, begun, names, pending, reached } = pass
  if (asked === begun) return { begun, names, pending, reached }
  const now = brandNames(pass.brandName, pass.brandQueries)
  const changed = new Set(names).symmetricDifference(new Set(now))
  return { begun: asked, names: now, pending: [...changed.union(new Set(pending))], reached: null }
}
