import { AppError, type NewEvent, type RuleEffect, type SentimentRule } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { readWhole } from '../monitors/check-query.ts'
import { expectFitForRules } from '../monitors/fit-for-rules.ts'
import { seesMonitor } from '../monitors/may-monitor.ts'
import { permit } from '../permit.ts'
import type { Repositories } from '../ports/store.ts'
import { changeEvent } from '../rules/change-event.ts'

export interface RuleInput {
  phrase: string
  effect: RuleEffect
  /** Null: of every brand. */
  brandId: string | null
  /** Null: whatever matched it. */
  monitorId: string | null
}

/** From now on what comes counts by it; what is stored is judged anew by the worker. */
export async function createSentimentRule(ctx: Context, input: RuleInput): Promise<SentimentRule> {
  permit(ctx, 'sentiment-rule:write')
  const phrase = input.phrase.normalize('NFC').trim().replaceAll(/\s+/gu, ' ')
  const id = ctx.ids.next()
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { sentiment, settings, events } = repositories
    await sentiment.lockRules()
    if (input.brandId !== null && (await settings.lockBrand(input.brandId)) === null) throw notFound('brand')
    if (input.monitorId !== null) await expectMonitor(ctx, repositories, input)
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

/** Nobody changes or removes it until the transaction ends. */
async function expectMonitor(
  { caller }: Context,
  { monitors }: Pick<Repositories, 'monitors'>,
  { brandId, monitorId }: RuleInput,
): Promise<void> {
  if (brandId !== null)
    throw new AppError({
      code: 'sentiment-rule.two_places',
      kind: 'invalid',
      message: 'A rule holds in a brand or in a monitor, not in both',
    })
  const monitor = monitorId === null ? null : await monitors.lock(monitorId)
  if (monitor === null || !seesMonitor(caller, monitor)) throw notFound('monitor')
  expectFitForRules({ sharing: monitor.sharing, asks: readWhole(monitor).asks })
}

/** It holds no longer; what counts by it is judged anew by the worker, and then it is gone. */
export async function deleteSentimentRule(ctx: Context, id: string): Promise<void> {
  permit(ctx, 'sentiment-rule:write')
  await ctx.store.transaction(ctx.workspaceId, async ({ sentiment, events }) => {
    await sentiment.lockRules()
    const rule = await sentiment.lockRule(id)
    if (rule === null || rule.state === 'removing') throw notFound('sentiment-rule')
    await events.append([await retireRule(ctx, sentiment, id)])
  })
}

/** With the rules locked. */
export async function retireRule(
  ctx: Context,
  sentiment: Repositories['sentiment'],
  id: string,
): Promise<NewEvent> {
  const version = await sentiment.moveRule(id, { state: 'removing', reached: null })
  return changeEvent(ctx, 'sentiment-rule.updated', { id, version })
}
