import type { AnswerPreview, BulkAnswer, BulkAnswerContent, Conversation } from '@hubbub/contracts'
import type { Context } from '../../context.ts'
import { moveDelivery } from '../../inbox/change-delivery.ts'
import type { ReplyTools } from '../../inbox/compose-outbound.ts'
import { notFound } from '../../inbox/not-found.ts'
import { permit } from '../../permit.ts'
import type { Repositories } from '../../ports/store.ts'
import { incidentEvent } from '../incident-event.ts'
import { tellAnswered, unknownName, writeAnswers } from './send-answers.ts'
import { judgeAnswer, wordAnswer } from './word-answer.ts'

export async function listBulkAnswers(ctx: Context, incidentId: string): Promise<BulkAnswer[]> {
  permit(ctx, 'incident:read')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    await seeIncident(ctx, repositories, incidentId)
    return await repositories.bulkAnswers.list(incidentId)
  })
}

interface Answering extends BulkAnswerContent {
  incidentId: string
  conversationIds: readonly string[]
}

export async function previewBulkAnswer(
  ctx: Context,
  tools: ReplyTools,
  input: Answering,
): Promise<AnswerPreview[]> {
  permit(ctx, 'incident:write')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const previews: AnswerPreview[] = []
    for (const conversation of await whom(ctx, repositories, input)) {
      const { text, open } = wordAnswer(input, conversation, ctx.caller.actor.name)
      const judged = await judgeAnswer(ctx, tools, repositories, { conversation, text })
      const { id, number, contact, channel, status } = conversation
      const unfit = open === null ? judged.problem : unknownName(open).message
      const problem = status === 'spam' ? 'It is spam' : unfit
      previews.push({ conversationId: id, number, contact: contact.name, channel, text, ...judged, problem })
    }
    return previews
  })
}

/** Kept before the first reply is written, so that a kill loses none; sent twice under one id it is one answer. */
export async function sendBulkAnswer(
  ctx: Context,
  tools: ReplyTools,
  input: Answering & { id: string },
): Promise<BulkAnswer> {
  permit(ctx, 'incident:write')
  const { id, incidentId, text, variants } = input
  const { actor } = ctx.caller
  await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { bulkAnswers, incidents, events } = repositories
    const conversations = await whom(ctx, repositories, input)
    await incidents.lock(incidentId)
    const at = ctx.clock.now()
    const items = conversations.map((one) => ({ id: ctx.ids.next(), conversationId: one.id }))
    if (!(await bulkAnswers.insert({ id, incidentId, text, variants, actor, at, items }))) {
      if ((await bulkAnswers.incidentOf(id)) !== incidentId) throw notFound('bulk-answer')
      return
    }
    const many =
      items.length === 1 ? 'One conversation is answered' : `${items.length} conversations are answered`
    await incidents.addEntry(incidentId, {
      id: ctx.ids.next(),
      at,
      kind: 'answer',
      by: actor.name,
      text: `${many}: ${text.length > 300 ? `${text.slice(0, 300)}…` : text}`,
    })
    await events.append([
      incidentEvent(ctx, actor, { id: incidentId, version: await incidents.update(incidentId, {}) }),
    ])
  })
  return await writeOn(ctx, tools, id)
}

/** What was refused is tried again, and what a network did not take is sent again. */
export async function retryBulkAnswer(ctx: Context, tools: ReplyTools, id: string): Promise<BulkAnswer> {
  permit(ctx, 'incident:write')
  const now = ctx.clock.now()
  const again = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { bulkAnswers } = repositories
    const incidentId = await bulkAnswers.incidentOf(id)
    if (incidentId === null) throw notFound('bulk-answer')
    await seeIncident(ctx, repositories, incidentId)
    permit(ctx, 'message:send')
    await bulkAnswers.retryRefused(id)
    const failed = ((await bulkAnswers.find(id))?.items ?? []).flatMap(({ state, messageId }) =>
      state === 'failed' && messageId !== null ? [messageId] : [],
    )
    for (const messageId of failed)
      await moveDelivery(ctx, repositories, {
        id: messageId,
        from: ['failed'],
        to: 'queued',
        now,
        code: 'message.not_failed',
        refusal: 'Only a reply that failed can be sent again',
      })
    return failed
  })
  for (const messageId of again)
    await ctx.signals.deliveryDue({ workspaceId: ctx.workspaceId, messageId, notBefore: now })
  return await writeOn(ctx, tools, id)
}

async function writeOn(ctx: Context, tools: ReplyTools, id: string): Promise<BulkAnswer> {
  await writeAnswers(ctx, tools, id)
  const answer = await tellAnswered(ctx, id, ctx.caller.actor)
  if (answer === null) throw notFound('bulk-answer')
  return answer
}

async function seeIncident(ctx: Context, { incidents }: Repositories, id: string): Promise<void> {
  if ((await incidents.find(id, ctx.caller)) === null) throw notFound('incident')
}

/** Those of the incident that the caller sees and may answer. */
async function whom(
  ctx: Context,
  repositories: Repositories,
  { incidentId, conversationIds }: Pick<Answering, 'incidentId' | 'conversationIds'>,
): Promise<Conversation[]> {
  await seeIncident(ctx, repositories, incidentId)
  permit(ctx, 'message:send')
  const found: Conversation[] = []
  for (const id of new Set(conversationIds)) {
    const conversation = await repositories.conversations.find(ctx.caller, id)
    const belongs = (await repositories.incidents.ofConversation(id)).some((one) => one.id === incidentId)
    if (conversation === null || !belongs) throw notFound('conversation')
    found.push(conversation)
  }
  return found
}
