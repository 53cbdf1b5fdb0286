import type { RuleEffect, SentimentRule } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import { changeEvent } from '../rules/change-event.ts'

export interface RuleInput {
  phrase: string
  effect: RuleEffect
  /** Null: of every brand. */
  brandId: string | null
}

/** From now on what comes counts by it; what is stored is judged anew by the worker. */
export async function createSentimentRule(ctx: Context, input: RuleInput): Promise<SentimentRule> {
  permit(ctx, 'sentiment-rule:write')
  const phrase = input.phrase.normalize('NFC').trim().replaceAll(/\s+/gu, ' ')
  const id = ctx.ids.next()
  return await ctx.store.transaction(ctx.workspaceId, async ({ sentiment, settings, events }) => {
    await sentiment.lockRules()
    if (input.brandId !== null && (await settings.lockBrand(input.brandId)) === null) throw notFound('brand')
    await sentiment.insertRule({
      ...input,
      id,
      phrase,
      createdBy: ctx.caller.memberId,
      createdAt: ctx.clock.now(),
    })
    const rule = await sentiment.findRule(id)
    if (rule === null) throw notFound('sentiment-rule')
    await events.append([changeEvent(ctx, 'sentiment-rule.updated', rule)])
    return rule
  })
}

/** It holds no longer; what counts by it is judged anew by the worker, and then it is gone. */
export async function deleteSentimentRule(ctx: Context, id: string): Promise<void> {
  permit(ctx, 'sentiment-rule:write')
  await ctx.store.transaction(ctx.workspaceId, async ({ sentiment, events }) => {
    await sentiment.lockRules()
    const rule = await sentiment.lockRule(id)
    if (rule === null || rule.state === 'removing') throw notFound('sentiment-rule')
    const version = await sentiment.moveRule(id, { state: 'removing', reached: null })
    await events.append([changeEvent(ctx, 'sentiment-rule.updated', { id, version })])
  })
}
