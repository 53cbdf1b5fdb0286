import type { SentimentAdjustment } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import { expectVersion } from '../rules/expect-version.ts'

export async function getSentimentAdjustment(ctx: Context): Promise<SentimentAdjustment> {
  permit(ctx, 'sentiment-rule:read')
  return await ctx.store.transaction(ctx.workspaceId, async ({ adjustment }) => await adjustment.find())
}

/**
 * Off, what comes counts by the weights that ship, and what was scored with what was learned is scored again; on again,
 * what comes counts by what was learned, until more is.
 */
export async function putSentimentAdjustment(
  ctx: Context,
  { enabled }: { enabled: boolean },
  expectedVersion: number | null,
): Promise<SentimentAdjustment> {
  permit(ctx, 'sentiment-rule:write')
  return await ctx.store.transaction(ctx.workspaceId, async ({ adjustment }) => {
    expectVersion('sentiment-adjustment', expectedVersion, await adjustment.lock())
    await adjustment.enable(enabled)
    return await adjustment.find()
  })
}

export async function forgetSentimentAdjustment(ctx: Context): Promise<void> {
  permit(ctx, 'sentiment-rule:write')
  await ctx.store.transaction(ctx.workspaceId, async ({ adjustment }) => {
    await adjustment.lock()
    await adjustment.forget()
  })
}
