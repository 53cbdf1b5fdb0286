import type { Enricher, EnrichedText } from '../intake/enrich-messages.ts'
import type { WorkContext } from '../intake/work-context.ts'
import type { LayeredMessage } from '../ports/stored-scores.ts'
import type { Repositories } from '../ports/store.ts'
import { brandNames } from '../rules/brand-names.ts'
import { asScored, type Scored, scoredOf } from '../rules/judge-sentiment.ts'
import { systemActor } from '../rules/route-events.ts'
import { judgeBy, type Rescore } from './judge-by.ts'

/** Under which name the scores of a workspace's layer stand, behind that of the weights. */
export const layerName = (version: number) => `yours/${version}`
/** What such a name holds, as the index of them has it. */
export const LAYERED = ' + yours/'

/** Messages that are scored again in one transaction. */
const AT_ONCE = 100

/**
 * Scores a stretch of what is stored by the weights alone that was scored with what the workspace had taught, where that
 * counts no longer: it was forgotten, switched off, or too few corrections are left. What is left to do is what bears its
 * name, so that it goes on wherever it was killed; what somebody scored with it meanwhile is found by the next look.
 * @returns how many were scored again; null where nothing is left.
 */
export async function retractLayer(
  ctx: WorkContext,
  { enricher, rescore }: { enricher: Enricher; rescore: Rescore },
): Promise<number | null> {
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { adjustment, sentiment, storedScores } = repositories
    await adjustment.lock()
    const kept = await adjustment.get()
    if (kept !== null && kept.enabled && kept.layer !== null) return null
    const rules = await sentiment.holdRules()
    const found = await storedScores.layered(AT_ONCE)
    if (found.length === 0) return null
    const messages = await sentiment.lock(
      found.map(({ id }) => id),
      null,
    )
    // Whoever was waited for may have edited it.
    const now = new Map(messages.map(({ id, text }) => [id, text]))
    const texts = found.map((one) => ({ ...one, text: now.get(one.id) ?? one.text }))
    const read = await readAll(enricher, texts)
    const scored = new Map([...read].map(([id, { sentiment: said }]) => [id, scoredOf(said)]))
    const by = { actor: systemActor, trace: ctx.trace }
    const left = await judgeBy(repositories, { messages, rules, rescore, scored, by })
    // Of the brand it says what the rest says.
    const rest = await readAll(
      enricher,
      texts.flatMap((one) => (left.has(one.id) ? [{ ...one, text: left.get(one.id) ?? '' }] : [])),
    )
    await scoreOwn(repositories, scored, new Set(now.keys()))
    await storedScores.readAgain(
      [...read].map(([id, whole]) => ({
        ...whole.sentiment,
        id,
        aspect: (rest.get(id) ?? whole).aspect ?? null,
      })),
    )
    return found.length
  })
}

async function readAll(
  enricher: Enricher,
  texts: readonly LayeredMessage[],
): Promise<Map<string, EnrichedText>> {
  const read = await enricher.enrich(
    texts.map(({ id, text, isMail, brandName, brandQueries }) => ({
      id,
      text,
      isMail,
      about: brandNames(brandName, brandQueries),
    })),
  )
  return new Map(texts.flatMap(({ id }, at) => (read[at] === undefined ? [] : [[id, read[at]]])))
}

/** What we said ourselves falls under no rule, and moves no conversation. */
async function scoreOwn(
  { sentiment }: Repositories,
  scored: ReadonlyMap<string, Scored>,
  judged: ReadonlySet<string>,
): Promise<void> {
  const own = [...scored].filter(([id]) => !judged.has(id))
  if (own.length > 0) await sentiment.judge(new Map(own.map(([id, said]) => [id, asScored(said)])))
}
