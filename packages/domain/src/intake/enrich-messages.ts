import { type AspectSentiment, errorMessage, type FoundMark, type Sentiment } from '@hubbub/contracts'
import type { AlikePost } from '../ports/alike.ts'
import type { Insight, TextToEnrich } from '../ports/intake.ts'
import { matchMessages } from '../monitors/match-messages.ts'
import type { MatchableMessage } from '../ports/monitors.ts'
import { brandNames } from '../rules/brand-names.ts'
import { asksMonitors, asRuled, asScored, ruleOf, scoredOf } from '../rules/judge-sentiment.ts'
import { findSpam } from './find-spam.ts'
import { groupAlike } from './group-alike.ts'
import { holdJudges, type Judges, judgesAtHand, sameJudges } from './hold-judges.ts'
import type { WorkContext } from './work-context.ts'

export interface EnrichedText {
  language: string | null
  sentiment: Sentiment
  /** What it says of what it was asked about, where it names that. */
  aspect?: AspectSentiment | null
  /** None where nobody can tell. */
  marks?: FoundMark[] | null
}

export interface TextOfBrand extends Pick<TextToEnrich, 'id' | 'text' | 'isMail'> {
  /** What its brand is called. */
  about: readonly string[]
}

/** Finds out what texts say. */
export interface Enricher {
  /** One result for each text, in their order. */
  enrich(texts: readonly TextOfBrand[]): Promise<EnrichedText[]>
}

export interface EnrichMessages {
  channelId: string
  messageIds: readonly string[]
}

export interface Enriched {
  count: number
  /** Those that could not be scored; they go on their way unscored. */
  failures: { messageId: string; error: string }[]
}

/** Nobody writes more than this to be understood. */
const MAX_TEXT = 20_000

/** Scores what is not scored yet, then hands all of it on. Run twice or at the same time, each is scored once. */
export async function enrichMessages(
  ctx: WorkContext,
  enricher: Enricher,
  input: EnrichMessages,
): Promise<Enriched> {
  const found = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const texts = await repositories.intake.textsToEnrich(input.messageIds)
    if (texts.length === 0) return null
    return { texts: texts.map(cut), judges: judgesAtHand(ctx) ?? (await holdJudges(ctx, repositories)) }
  })
  const texts = found?.texts ?? []
  const { scored, failures } = await enrichAll(enricher, texts)
  if (found !== null) await addJudged(ctx, enricher, { ...found, scored })
  await ctx.signals.messagesEnriched({
    workspaceId: ctx.workspaceId,
    channelId: input.channelId,
    messageIds: input.messageIds,
  })
  return { count: texts.length, failures }
}

function cut({ text: long, asked, ...rest }: TextToEnrich): TextToEnrich {
  const text = long.slice(0, MAX_TEXT)
  return { ...rest, text, asked: asked === null ? null : { ...asked, text } }
}

interface ToJudge {
  texts: readonly TextToEnrich[]
  /** By the messages' ids. */
  scored: ReadonlyMap<string, EnrichedText>
  judges: Judges
}

/**
 * Adds what was found out, by the rules and monitors that hold in that moment: one made meanwhile looks only at what is
 * there by then.
 */
async function addJudged(ctx: WorkContext, enricher: Enricher, toJudge: ToJudge): Promise<void> {
  const insights = await judgeAll(enricher, { ...toJudge, matched: matchedBefore(toJudge) })
  const keyed = matchMessages(toJudge.judges.book, withInsights(toJudge.texts, insights))
  const others = await ctx.store.transaction(
    ctx.workspaceId,
    async (repositories) => {
      const judges = await holdJudges(ctx, repositories)
      if (!sameJudges(judges, toJudge.judges))
        return { judges, texts: (await repositories.intake.textsToEnrich(idsOf(toJudge.texts))).map(cut) }
      // Without its insight a message is enriched again; its route cannot outlive it, for it commits later.
      const added = new Set(await repositories.intake.addInsights(insights))
      // What each counts as is known before it is counted.
      const posts = alikePosts(toJudge.texts.filter(({ id }) => added.has(id)))
      await findSpam(repositories.alike, posts, await groupAlike(repositories.alike, posts))
      await repositories.matches.keep(keyed.filter(({ id }) => added.has(id)))
      return null
    },
    { repeatable: true },
  )
  if (others === null) return
  // Other monitors may look for the brand by other names.
  const asked = new Map(toJudge.texts.map((text) => [text.id, askedOf(text)]))
  const anew = others.texts.filter((text) => asked.get(text.id) !== askedOf(text))
  const { scored } = await enrichAll(enricher, anew)
  await addJudged(ctx, enricher, { ...others, scored: new Map([...toJudge.scored, ...scored]) })
}

/** Posts of others that are not said to us alone. Who quotes says something of their own. */
const alikePosts = (texts: readonly TextToEnrich[]): AlikePost[] =>
  texts.flatMap(({ id, externalId, text, isOurs, asked }) => {
    const post = asked?.post ?? null
    if (asked === null || post === null || isOurs || post.audience === 'direct') return []
    const repeats = post.form === 'repost' ? post.repeats : null
    const { author, sentAt, channel } = asked
    return [{ id, kind: channel.kind, externalId, repeats, text, author, sentAt }]
  })

const idsOf = (texts: readonly { id: string }[]) => texts.map(({ id }) => id)

const askedOf = ({ brandName, brandQueries, edition }: TextToEnrich) =>
  JSON.stringify([brandName, brandQueries, edition])

/** By which monitors with rules each will be matched; what those match does not depend on how it is judged. */
function matchedBefore({ judges, texts, scored }: ToJudge): Map<string, string[]> {
  if (!asksMonitors(judges.rules)) return new Map()
  const said = texts.map(({ id }) => {
    const { language, sentiment } = scored.get(id) ?? unscored
    return { messageId: id, language, label: sentiment.label }
  })
  const matched = matchMessages(judges.book, withInsights(texts, said))
  return new Map(matched.map(({ id, matches }) => [id, matches.map(({ monitorId }) => monitorId)]))
}

function withInsights(
  texts: readonly TextToEnrich[],
  insights: readonly Pick<Insight, 'messageId' | 'language' | 'label'>[],
): MatchableMessage[] {
  const byId = new Map(insights.map((insight) => [insight.messageId, insight]))
  return texts.flatMap(({ id, asked }) => {
    const { language = null, label = null } = byId.get(id) ?? {}
    return asked === null ? [] : [{ ...asked, language, sentiment: label }]
  })
}

async function judgeAll(
  enricher: Enricher,
  { texts, scored, judges, matched }: ToJudge & { matched: ReadonlyMap<string, string[]> },
): Promise<Insight[]> {
  const ruled = texts.map((text) => ({
    text,
    ruling: ruleOf(judges.rules, { ...text, monitorIds: matched.get(text.id) ?? [] }),
  }))
  const rest = ruled.flatMap(({ text, ruling }) =>
    ruling?.text == null ? [] : [{ ...text, text: ruling.text }],
  )
  const rescored = (await enrichAll(enricher, rest)).scored
  return ruled.map(({ text: { id, isOurs, edition }, ruling }) => {
    const { language, sentiment, marks = null } = scored.get(id) ?? unscored
    const whole = scored.get(id)
    const left = rescored.get(id)
    const again = left?.sentiment
    const verdict =
      ruling === null
        ? asScored(scoredOf(sentiment))
        : asRuled(ruling.rule, scoredOf(sentiment), again === undefined ? null : scoredOf(again))
    const { by, ...counts } = verdict
    return {
      messageId: id,
      edition,
      language,
      scorer: sentiment.scorer,
      by: by === 'rule' ? by : 'scorer',
      ...counts,
      aspect: (left ?? whole)?.aspect ?? null,
      detail: detailOf(sentiment),
      marks: isOurs ? [] : marks,
    }
  })
}

function detailOf({ likelihoods, parts }: Sentiment): Insight['detail'] {
  return likelihoods === undefined ? null : { likelihoods, ...(parts !== undefined && { parts }) }
}

const ofBrand = ({ brandName, brandQueries, asked: _asked, ...text }: TextToEnrich): TextOfBrand => ({
  ...text,
  about: brandNames(brandName, brandQueries),
})

/** A text that the scorer fails on must not hold up the others, nor the message itself. */
async function enrichAll(
  enricher: Enricher,
  texts: readonly TextToEnrich[],
): Promise<{ scored: Map<string, EnrichedText>; failures: Enriched['failures'] }> {
  if (texts.length === 0) return { scored: new Map(), failures: [] }
  try {
    const results = await enricher.enrich(texts.map(ofBrand))
    const scored = new Map<string, EnrichedText>()
    for (const [index, { id }] of texts.entries()) {
      const result = results[index]
      if (result !== undefined) scored.set(id, result)
    }
    return { scored, failures: [] }
  } catch (error) {
    const [only] = texts
    if (only !== undefined && texts.length === 1)
      return { scored: new Map(), failures: [{ messageId: only.id, error: errorMessage(error) }] }
  }
  const all = new Map<string, EnrichedText>()
  const failures: Enriched['failures'] = []
  for (const text of texts) {
    const one = await enrichAll(enricher, [text])
    for (const [id, result] of one.scored) all.set(id, result)
    failures.push(...one.failures)
  }
  return { scored: all, failures }
}

const unscored: EnrichedText = {
  language: null,
  sentiment: { label: 'unsure', score: 0, confidence: 0, terms: [], scorer: 'none' },
}
