import { AppError, type BulkAnswer, errorMessage, type EventActor, isAppError } from '@hubbub/contracts'
import type { Context } from '../../context.ts'
import type { ReplyTools } from '../../inbox/compose-outbound.ts'
import { writeReply } from '../../inbox/send-reply.ts'
import type { WorkContext } from '../../intake/work-context.ts'
import type { WaitingAnswer } from '../../ports/bulk-answers.ts'
import type { Repositories } from '../../ports/store.ts'
import { takeIn } from '../../mentions/open-mention.ts'
import { storable } from '../../rules/storable.ts'
import { incidentEvent } from '../incident-event.ts'
import { tellLinked } from '../link-said.ts'
import { wayOfMention, wordAnswer } from './word-answer.ts'

/** All of a workspace is seen: who asked for it saw each of them then. */
const everything = { memberId: null, visibility: 'all', teamIds: [] } as const

/** One whose error nobody foresaw is tried so often in all, each time later. */
const MOST_ATTEMPTS = 5
const AGAIN_MS = 30_000

/**
 * Writes what waits of an answer, one reply after the other, each in the transaction that takes it off the list: killed, run
 * twice or elsewhere at the same time, a conversation gets one. What cannot be written keeps its error and stops no other.
 */
export async function writeAnswers(ctx: WorkContext, tools: ReplyTools, answerId: string): Promise<void> {
  for (;;) {
    const { item, due } = await writeNext(ctx, tools, answerId)
    if (item === null) return
    if (due !== null) await ctx.signals.deliveryDue({ workspaceId: ctx.workspaceId, ...due })
  }
}

type Due = { messageId: string; notBefore: Date } | null

async function writeNext(
  ctx: WorkContext,
  tools: ReplyTools,
  answerId: string,
): Promise<{ item: WaitingAnswer | null; due: Due }> {
  const tried: { item: WaitingAnswer | null } = { item: null }
  try {
    const due = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
      const item = await repositories.bulkAnswers.lockNext(answerId)
      tried.item = item
      return item === null ? null : await writeOne(ctx, tools, repositories, { answerId, item })
    })
    return { ...tried, due }
  } catch (error) {
    if (tried.item === null) throw error
    // Where it is the database that is gone, this fails too, and all of them wait.
    await keepError(ctx, tried.item, error)
    return { ...tried, due: null }
  }
}

async function keepError(ctx: WorkContext, { id }: WaitingAnswer, error: unknown): Promise<void> {
  const reason = storable(errorMessage(error)).slice(0, 500)
  await ctx.store.transaction(ctx.workspaceId, async ({ bulkAnswers }) => {
    // What is said of the reply itself is true the next time as well.
    if (isAppError(error)) await bulkAnswers.settle(id, { state: 'refused', reason, messageId: null })
    else await bulkAnswers.putOff(id, { reason, most: MOST_ATTEMPTS, waitMs: AGAIN_MS })
  })
}

async function writeOne(
  ctx: WorkContext,
  tools: ReplyTools,
  repositories: Repositories,
  { answerId, item }: { answerId: string; item: WaitingAnswer },
): Promise<Due> {
  const { bulkAnswers, conversations, messages } = repositories
  const skip = async (reason: string) => {
    await bulkAnswers.settle(item.id, { state: 'skipped', reason, messageId: null })
    return null
  }
  const sender = await senderOf(ctx, repositories, item.actor)
  const place = await placeOf(sender, repositories, item)
  if ('skip' in place) return await skip(place.skip)
  const conversation = await conversations.lock(everything, place.conversationId)
  const shown = await conversations.find(everything, place.conversationId)
  if (conversation === null || shown === null) return await skip('It is gone')
  if (conversation.status === 'spam') return await skip('It is spam')
  const earlier = await messages.findByClientId(item.id)
  if (earlier !== null) {
    await bulkAnswers.settle(item.id, { state: 'written', reason: null, messageId: earlier.id })
    return null
  }
  const { text, open } = wordAnswer(item.content, shown, item.actor.name)
  if (open !== null) throw unknownName(open)
  const audience =
    item.mentionId === null ? undefined : await wayOfMention(ctx, tools, repositories, conversation.id)
  const { message, notBefore } = await writeReply(sender, repositories, {
    tools,
    input: {
      conversationId: conversation.id,
      clientId: item.id,
      text,
      audience,
      attachmentIds: [],
      bulkAnswer: answerId,
    },
    conversation,
  })
  await bulkAnswers.settle(item.id, { state: 'written', reason: null, messageId: message.id })
  return { messageId: message.id, notBefore }
}

/** Where its reply goes. A mention becomes a conversation in the transaction of the reply: refused, it stays what it was. */
async function placeOf(
  ctx: Context,
  repositories: Repositories,
  { id, conversationId, mentionId, incidentId }: WaitingAnswer,
): Promise<{ conversationId: string } | { skip: string }> {
  if (conversationId !== null) return { conversationId }
  const { bulkAnswers, incidents, mentions } = repositories
  // Whoever links to an incident takes turns by it, before any channel or conversation.
  await incidents.lock(incidentId)
  if (mentionId === null || (await mentions.placeOf(mentionId)) === null) return { skip: 'It is gone' }
  if ((await incidents.linkedAmong(incidentId, [mentionId])).length === 0)
    return { skip: 'It was taken off the incident' }
  if ((await mentions.look(ctx.caller, mentionId))?.spam?.counts === true) return { skip: 'It is spam' }
  const opened = await takeIn(ctx, repositories, { id: mentionId })
  const link = { linked: true, by: ctx.caller.actor.name, at: ctx.clock.now() }
  await tellLinked(
    ctx,
    repositories,
    await incidents.setMentions(incidentId, [mentionId], link),
    ctx.caller.actor,
  )
  if (!(await bulkAnswers.place(id, opened.conversationId)))
    return { skip: 'Answered together with something else that they said' }
  return opened
}

export const unknownName = (name: string) =>
  new AppError({ code: 'message.open_variable', kind: 'invalid', message: `“{{${name}}}” is not known here` })

/** In the name of whoever asked for it, as long as they are here. */
async function senderOf(ctx: WorkContext, { people }: Repositories, actor: EventActor): Promise<Context> {
  const memberId = actor.kind === 'member' ? actor.id : null
  if (memberId !== null) {
    const member = await people.findMember(memberId)
    if (member === null || member.deactivatedAt !== null)
      throw new AppError({
        code: 'member.not_found',
        kind: 'conflict',
        message: `${actor.name} is no member any more`,
      })
  }
  return { ...ctx, caller: { ...everything, actor, memberId, permissions: new Set(['message:send']) } }
}

/** Whoever looks at the incident sees how far it is. */
export async function tellAnswered(
  ctx: Pick<WorkContext, 'store' | 'workspaceId' | 'trace'>,
  answerId: string,
  actor: EventActor,
): Promise<BulkAnswer | null> {
  return await ctx.store.transaction(ctx.workspaceId, async ({ bulkAnswers, incidents, events }) => {
    const id = await bulkAnswers.incidentOf(answerId)
    if (id === null) return null
    await incidents.lookSoon()
    await events.append([incidentEvent(ctx, actor, { id, version: await incidents.update(id, {}) })])
    return await bulkAnswers.find(answerId)
  })
}
