import {
  type AnswerPreview,
  AppError,
  type BulkAnswer,
  type BulkAnswerContent,
  type Conversation,
} from '@hubbub/contracts'
import { type LinkedMention, MOST_ANSWERED } from '@hubbub/contracts/http'
import type { Context } from '../../context.ts'
import { moveDelivery } from '../../inbox/change-delivery.ts'
import type { ReplyTools } from '../../inbox/compose-outbound.ts'
import { notFound } from '../../inbox/not-found.ts'
import { permit } from '../../permit.ts'
import type { Repositories } from '../../ports/store.ts'
import { incidentEvent } from '../incident-event.ts'
import { readLinked } from '../link-mentions.ts'
import { tellAnswered, unknownName, writeAnswers } from './send-answers.ts'
import { judgeAnswer, judgeMention, wordAnswer } from './word-answer.ts'

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
  /** Linked ones; those that are in no conversation become one. */
  mentionIds: readonly string[]
}

export async function previewBulkAnswer(
  ctx: Context,
  tools: ReplyTools,
  input: Answering,
): Promise<AnswerPreview[]> {
  permit(ctx, 'incident:write')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const previews: AnswerPreview[] = []
    const { conversations, mentions } = await whom(ctx, repositories, input)
    for (const conversation of conversations) {
      const { text, open } = wordAnswer(input, conversation, ctx.caller.actor.name)
      const judged = await judgeAnswer(ctx, tools, repositories, { conversation, text })
      const { id, number, contact, channel, status } = conversation
      const unfit = open === null ? judged.problem : unknownName(open).message
      const problem = status === 'spam' ? 'It is spam' : unfit
      const said = { conversationId: id, mentionId: null, number, contact: contact.name, channel }
      previews.push({ ...said, text, ...judged, problem })
    }
    for (const mention of mentions)
      previews.push(await previewMention(ctx, tools, repositories, { mention, input }))
    return previews
  })
}

async function previewMention(
  ctx: Context,
  tools: ReplyTools,
  repositories: Repositories,
  { mention, input }: { mention: LinkedMention; input: Answering },
): Promise<AnswerPreview> {
  const { id, author, channel, spam } = mention
  const question = await repositories.mentions.question(id)
  if (question === null) throw notFound('mention')
  const agent = { clock: ctx.clock, ids: ctx.ids, agent: ctx.caller.actor.name }
  const { text, open, length, max, ...judged } = await judgeMention(agent, tools, question, {
    mention,
    content: input,
  })
  const unfit = open === null ? judged.problem : unknownName(open).message
  const said = { conversationId: null, mentionId: id, number: null, contact: author.name, channel }
  return { ...said, text, length, max, problem: spam ? 'It is spam' : unfit }
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
    await incidents.lock(incidentId)
    const { conversations, mentions } = await whom(ctx, repositories, input)
    const at = ctx.clock.now()
    const items = [
      ...conversations.map((one) => ({ id: ctx.ids.next(), conversationId: one.id, mentionId: null })),
      ...mentions.map((one) => ({ id: ctx.ids.next(), conversationId: null, mentionId: one.id })),
    ]
    if (!(await bulkAnswers.insert({ id, incidentId, text, variants, actor, at, items }))) {
      if ((await bulkAnswers.incidentOf(id)) !== incidentId) throw notFound('bulk-answer')
      return
    }
    const many = countWords(conversations.length, mentions.length)
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

function countWords(conversations: number, mentions: number): string {
  const parts = [
    ...(conversations === 0
      ? []
      : [conversations === 1 ? 'one conversation' : `${conversations} conversations`]),
    ...(mentions === 0 ? [] : [mentions === 1 ? 'one mention' : `${mentions} mentions`]),
  ].join(' and ')
  const is = conversations + mentions === 1 ? 'is' : 'are'
  return `${parts.charAt(0).toUpperCase()}${parts.slice(1)} ${is} answered`
}

/** Those of the incident that the caller sees and may answer; a mention that is in a conversation is answered there. */
async function whom(
  ctx: Context,
  repositories: Repositories,
  {
    incidentId,
    conversationIds,
    mentionIds,
  }: Pick<Answering, 'incidentId' | 'conversationIds' | 'mentionIds'>,
): Promise<{ conversations: Conversation[]; mentions: LinkedMention[] }> {
  await seeIncident(ctx, repositories, incidentId)
  permit(ctx, 'message:send')
  if (mentionIds.length > 0) permit(ctx, 'conversation:write')
  const count = conversationIds.length + mentionIds.length
  if (count === 0 || count > MOST_ANSWERED)
    throw new AppError({
      code: 'bulk-answer.too_many',
      kind: 'invalid',
      message: `One to ${MOST_ANSWERED} are answered together`,
      details: { count },
    })
  const asked = [...new Set(mentionIds)]
  const linked = await readLinked(
    ctx,
    repositories,
    await repositories.incidents.linkedAmong(incidentId, asked),
  )
  if (linked.length < asked.length) throw notFound('mention')
  const conversations = new Map<string, Conversation>()
  for (const id of new Set(conversationIds)) {
    const conversation = await repositories.conversations.find(ctx.caller, id)
    const belongs = (await repositories.incidents.ofConversation(id)).some((one) => one.id === incidentId)
    if (conversation === null || !belongs) throw notFound('conversation')
    conversations.set(id, conversation)
  }
  for (const { care } of linked) {
    if (care === null || conversations.has(care.conversationId)) continue
    const conversation = await repositories.conversations.find(ctx.caller, care.conversationId)
    if (conversation === null) throw notFound('mention')
    conversations.set(care.conversationId, conversation)
  }
  const mentions = linked.filter(({ care }) => care === null)
  return { conversations: [...conversations.values()], mentions }
}
