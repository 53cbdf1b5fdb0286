import { AppError, type OutsideScore, type SentimentScorer } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { refuseDrill } from '../drills/refuse-in-drill.ts'
import { permit } from '../permit.ts'
import type { KeptScorer } from '../ports/outside-scorer.ts'
import type { Secrets } from '../ports/secrets.ts'
import { expectVersion } from '../rules/expect-version.ts'
import { askOutside, dayOf, type OutsideDeps, scorerKeyContext } from './ask-outside.ts'

export interface ScorerInput extends Pick<
  KeptScorer,
  'name' | 'kind' | 'url' | 'model' | 'timeoutMs' | 'dailyBudget' | 'mode'
> {
  /** Undefined: as it is kept; null: none. */
  key?: string | null | undefined
}

export async function getSentimentScorer(ctx: Context): Promise<SentimentScorer | null> {
  permit(ctx, 'workspace:write')
  const day = dayOf(ctx.clock.now())
  return await ctx.store.transaction(
    ctx.workspaceId,
    async ({ outsideScorer }) => await outsideScorer.find(day),
  )
}

/** What it did under other settings is forgotten: it is asked at once. */
export async function putSentimentScorer(
  ctx: Context & { secrets: Secrets },
  { key, ...input }: ScorerInput,
  expectedVersion: number | null,
): Promise<SentimentScorer> {
  permit(ctx, 'workspace:write')
  await refuseDrill(ctx)
  const given = { ...input, model: input.kind === 'openai' ? input.model : null }
  if (input.kind === 'openai' && input.model === null)
    throw wrong('model', 'sentiment-scorer.model_needed', 'Name the model that is to be asked')
  return await ctx.store.transaction(ctx.workspaceId, async ({ outsideScorer }) => {
    const current = await outsideScorer.lock()
    const sealed = key == null ? '' : ctx.secrets.seal(key, scorerKeyContext(ctx.workspaceId))
    if (current === null) await outsideScorer.insert({ ...given, key: sealed })
    else {
      expectVersion('sentiment-scorer', expectedVersion, current.version)
      // Whoever may change the address must not have the key sent to a server of their own.
      if (
        key === undefined &&
        current.key !== '' &&
        new URL(current.url).origin !== new URL(input.url).origin
      )
        throw wrong('key', 'sentiment-scorer.key_needed', 'This is another server: give the key again')
      await outsideScorer.update(
        {
          ...given,
          ...(key !== undefined && { key: sealed }),
          failures: 0,
          restsUntil: null,
          lastError: null,
          lastErrorAt: null,
          lookedAt: null,
          measuredAt: null,
        },
        { told: true },
      )
    }
    const kept = await outsideScorer.find(dayOf(ctx.clock.now()))
    if (kept === null) throw notFound('sentiment-scorer')
    return kept
  })
}

export async function deleteSentimentScorer(ctx: Context): Promise<void> {
  permit(ctx, 'workspace:write')
  await ctx.store.transaction(ctx.workspaceId, async ({ outsideScorer }) => {
    if ((await outsideScorer.lock()) === null) throw notFound('sentiment-scorer')
    await outsideScorer.remove()
  })
}

/** Throws `sentiment-scorer.unreachable` with the server's own words where no text was scored. */
export async function trySentimentScorer(
  ctx: Context & OutsideDeps,
  texts: readonly string[],
): Promise<{ results: (OutsideScore | null)[]; tookMs: number }> {
  permit(ctx, 'workspace:write')
  await refuseDrill(ctx)
  const begun = performance.now()
  const asked = await askOutside(
    ctx,
    ctx,
    texts.map((text) => ({ text, language: null })),
    { regardless: true },
  )
  if (asked === null) throw notFound('sentiment-scorer')
  if (asked.failure !== null && asked.scores.every((score) => score === null))
    throw new AppError({
      code: 'sentiment-scorer.unreachable',
      kind: 'invalid',
      message: asked.failure.message,
      details: { reason: asked.failure.reason },
    })
  return { results: asked.scores, tookMs: Math.round(performance.now() - begun) }
}

const wrong = (field: string, code: `sentiment-scorer.${string}`, message: string) =>
  new AppError({ code, kind: 'invalid', message, details: { errors: [{ path: `body.${field}`, message }] } })
