import { AppError, type OnCallSchedule, type SwapAnswer } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { KeptSwapRequest } from '../ports/on-call.ts'
import type { Repositories } from '../ports/store.ts'
import { ownId } from './manage-notify.ts'
import { changed, expectSpan, type Span, swap, whoHas } from './override-shifts.ts'

/** Who is on call for the one shift asks who has the other to take it for theirs. */
export async function askSwap(
  ctx: Context,
  { scheduleId, one, other, reason }: { scheduleId: string; one: Span; other: Span; reason: string },
): Promise<OnCallSchedule> {
  permit(ctx, 'on-call:read')
  const askerId = ownId(ctx)
  const now = ctx.clock.now()
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await expectSpan(repositories, now, { scheduleId, ...one })
    await expectSpan(repositories, now, { scheduleId, ...other })
    const askedId = await whoHas(repositories, scheduleId, other)
    if ((await whoHas(repositories, scheduleId, one)) !== askerId || askedId === null || askedId === askerId)
      throw new AppError({
        code: 'on-call-swap.not_yours',
        kind: 'invalid',
        message: 'A swap is asked for with a shift of your own and one of somebody else',
      })
    const id = ctx.ids.next()
    const request = { id, scheduleId, askerId, askedId, one, other, reason, at: now }
    if (!(await repositories.onCall.insertSwapRequest(request)))
      throw new AppError({
        code: 'on-call-swap.asked',
        kind: 'conflict',
        message: 'You have asked for that already',
      })
    return await changed(ctx, repositories, scheduleId)
  })
}

/** Who was asked agrees or refuses; who asked takes it back, also what was refused. */
export async function answerSwap(
  ctx: Context,
  { id, answer }: { id: string; answer: SwapAnswer },
): Promise<OnCallSchedule> {
  permit(ctx, 'on-call:read')
  const memberId = ownId(ctx)
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const request = await repositories.onCall.findSwapRequest(id)
    const who = answer === 'withdraw' ? request?.asker.id : request?.asked.id
    if (request === null || who !== memberId) throw notFound('on-call-swap')
    if (request.state !== 'asked' && !(request.state === 'refused' && answer === 'withdraw'))
      throw new AppError({
        code: 'on-call-swap.settled',
        kind: 'conflict',
        message: 'This has been answered already',
      })
    if (answer === 'agree') await agree(ctx, repositories, request)
    await repositories.onCall.settleSwapRequest(id, states[answer])
    return await changed(ctx, repositories, request.scheduleId)
  })
}

const states = {
  agree: 'agreed',
  refuse: 'refused',
  withdraw: 'withdrawn',
} satisfies Record<SwapAnswer, KeptSwapRequest['state']>

/** Both must still be on call for what they give, and neither may be over. */
async function agree(ctx: Context, repositories: Repositories, request: KeptSwapRequest): Promise<void> {
  const { scheduleId, asker, asked, one, other, reason } = request
  const now = ctx.clock.now()
  const stands =
    one.to > now &&
    other.to > now &&
    (await whoHas(repositories, scheduleId, one)) === asker.id &&
    (await whoHas(repositories, scheduleId, other)) === asked.id
  if (!stands)
    throw new AppError({
      code: 'on-call-swap.changed',
      kind: 'conflict',
      message: 'These shifts have changed hands or are over: it has to be asked anew',
    })
  await swap(ctx, repositories, {
    scheduleId,
    reason,
    first: { ...one, memberId: asker.id },
    second: { ...other, memberId: asked.id },
  })
}
