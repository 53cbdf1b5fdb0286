import {
  type Context,
  listBulkAnswers,
  listChannels,
  listMembers,
  openMention,
  type ReplyTools,
  sendBulkAnswer,
  setIncidentConversations,
  updateConversation,
  updateIncident,
} from '@hubbub/domain'
import { asMember, memberOf } from './as-member.ts'
import { asSent } from './as-sent.ts'
import { demoWorld } from './demo-world.ts'
import { linkedTo } from './linked-to.ts'
import { pastNames } from './past-names.ts'
import type { DemoContext } from './seed-demo.ts'

const MINUTE_MS = 60_000
/** Whom so many follow is not answered with what many get. */
const LARGE = 10_000
const { by, minutes, perNetwork, networks, text, variants, refusal, nextStep } = demoWorld.answers

/**
 * What those who wrote of the incident of the past were answered: taken into the inbox one after the other, linked, and
 * answered together in the words of each network. One of the replies was refused, as it happens.
 */
export async function bringAnswers(
  ctx: DemoContext,
  tools: ReplyTools,
  { incidentId, openedAt }: { incidentId: string; openedAt: string },
): Promise<void> {
  if ((await listBulkAnswers(ctx, incidentId)).length > 0) return
  const member = memberOf(await listMembers(ctx), by)
  const at = (minute: number): Context => ({
    ...asMember(ctx, member),
    clock: { now: () => new Date(Date.parse(openedAt) + minute * MINUTE_MS) },
  })
  const channels = new Map((await listChannels(ctx)).map((one) => [one.id, one]))
  const asked = await whoAsked(ctx, { incidentId, before: at(minutes.answered).clock.now() })
  const conversationIds: string[] = []
  for (const [index, { id }] of asked.entries()) {
    const opened = await openMention(at(minutes.taken + index), { id, assigneeId: member.id })
    conversationIds.push(opened.conversationId)
  }
  if (conversationIds.length === 0) return
  await setIncidentConversations(at(minutes.linked), { id: incidentId, conversationIds, linked: true })
  let left = conversationIds.length
  const sending = asSent(at(minutes.answered), (messageId, channelId) => {
    const channel = channels.get(channelId)
    left -= 1
    if (left === 0 || channel === undefined) return { refusal }
    return { names: pastNames(channel, messageId) }
  })
  await sendBulkAnswer(sending, tools, {
    id: ctx.ids.next(),
    incidentId,
    conversationIds,
    mentionIds: [],
    text,
    variants,
  })
  // What ticks by itself does so now.
  await updateIncident(at(minutes.answered + 1), {
    id: incidentId,
    change: { nextStep },
    expectedVersion: null,
  })
  for (const id of conversationIds)
    await updateConversation(at(minutes.resolved), {
      id,
      change: { status: 'resolved' },
      expectedVersion: null,
    })
}

/** The same few of each network however often it is asked: customers, those who were heard first. */
async function whoAsked(ctx: DemoContext, { incidentId, before }: { incidentId: string; before: Date }) {
  const linked = await linkedTo(ctx, incidentId)
  const early = linked
    .filter(({ sentAt, author }) => Date.parse(sentAt) < before.getTime() && (author?.followers ?? 0) < LARGE)
    .toSorted((a, b) => Date.parse(a.sentAt) - Date.parse(b.sentAt))
  return networks.flatMap((kind) => early.filter(({ channel }) => channel.kind === kind).slice(0, perNetwork))
}
