import {
  type Context,
  getIncident,
  listChannels,
  listLabels,
  listMembers,
  openMention,
  type ReplyTools,
  sendReply,
  setIncidentMentions,
  updateConversation,
  updateMentions,
} from '@hubbub/domain'
import { asMember, memberOf } from './as-member.ts'
import { asSent } from './as-sent.ts'
import { demoWorld } from './demo-world.ts'
import { linkedTo } from './linked-to.ts'
import { pastNames } from './past-names.ts'
import type { DemoContext } from './seed-demo.ts'

const MINUTE_MS = 60_000
const { handled, incident } = demoWorld

/**
 * What was done about single mentions of the incident of the past: the loudest was answered by hand, some were labelled and put
 * aside, and what was said after it was over was taken off. Done once: what was taken off says so.
 */
export async function bringHandled(
  ctx: DemoContext,
  tools: ReplyTools,
  { incidentId, openedAt }: { incidentId: string; openedAt: string },
): Promise<void> {
  if ((await getIncident(ctx, incidentId)).entries.some(({ kind }) => kind === 'linked')) return
  const members = await listMembers(ctx)
  const at = (email: string, minute: number): Context => ({
    ...asMember(ctx, memberOf(members, email)),
    clock: { now: () => new Date(Date.parse(openedAt) + minute * MINUTE_MS) },
  })
  const since = ({ sentAt }: { sentAt: string }) => (Date.parse(sentAt) - Date.parse(openedAt)) / MINUTE_MS
  const linked = await linkedTo(ctx, incidentId)
  const loudest = linked.find(
    (one) => one.author.name === handled.loudest.author && since(one) < handled.loudest.minutes.answered,
  )
  if (loudest !== undefined) {
    const { by, reply, minutes } = handled.loudest
    const { id: assigneeId } = memberOf(members, by)
    const { conversationId } = await openMention(at(by, minutes.taken), { id: loudest.id, assigneeId })
    const channels = await listChannels(ctx)
    const sending = asSent(at(by, minutes.answered), (messageId, channelId) => {
      const channel = channels.find((one) => one.id === channelId)
      return channel === undefined ? { refusal: 'It is gone' } : { names: pastNames(channel, messageId) }
    })
    const clientId = ctx.ids.next()
    await sendReply(sending, tools, { conversationId, clientId, text: reply, attachmentIds: [] })
    await updateConversation(at(by, minutes.resolved), {
      id: conversationId,
      change: { status: 'resolved' },
      expectedVersion: null,
    })
  }
  const { by, count, label, minute } = handled.labelled
  const labels = (await listLabels(ctx)).filter(({ name }) => name === label)
  const complaints = linked.filter(
    (one) => one.id !== loudest?.id && one.sentiment?.label === 'negative' && since(one) < minute,
  )
  await updateMentions(at(by, minute), {
    ids: complaints.slice(0, count).map(({ id }) => id),
    change: { state: 'done', addLabelIds: labels.map(({ id }) => id) },
  })
  const after = linked.filter((one) => since(one) > handled.over.minute).map(({ id }) => id)
  if (after.length > 0)
    await setIncidentMentions(at(incident.owner, handled.over.minute), {
      id: incidentId,
      mentionIds: after,
      linked: false,
    })
}
