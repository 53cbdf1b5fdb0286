import type { Mention } from '@hubbub/contracts'
import {
  countMentions,
  getMentionReplyTerms,
  listLabels,
  listMembers,
  listMentions,
  openMention,
  type ReplyTools,
  sendReply,
  setConversationLabels,
  updateConversation,
  updateMentions,
} from '@hubbub/domain'
import { asMember, memberOf } from './as-member.ts'
import { demoWorld } from './demo-world.ts'
import type { DemoContext } from './seed-demo.ts'

const { query, praise, deeds } = demoWorld.taken

/** What the people of the demo did about some of what was said: answered, taken on, and put aside last, by which it is known to be done. */
export async function bringTaken(ctx: DemoContext, tools: ReplyTools): Promise<void> {
  if ((await countMentions(ctx, {})).done > 0) return
  const [members, labels] = [await listMembers(ctx), await listLabels(ctx)]
  const labelIds = (name: string) => labels.filter((label) => label.name === name).map(({ id }) => id)
  const left = byAuthor(await find(ctx, query))
  for (const { by, label, reply, then } of deeds) {
    const own = asMember(ctx, memberOf(members, by))
    const mention = await nextAnswerable(ctx, tools, left)
    if (mention === undefined) break
    const assigneeId = own.caller.memberId ?? undefined
    const { conversationId: id } = await openMention(own, { id: mention.id, assigneeId })
    if (label !== null) await setConversationLabels(own, { id, labelIds: labelIds(label) })
    if (reply !== null)
      await sendReply(own, tools, {
        conversationId: id,
        clientId: ctx.ids.next(),
        text: reply,
        attachmentIds: [],
      })
    if (then !== null) await updateConversation(own, { id, change: { status: then }, expectedVersion: null })
  }
  const sofia = asMember(ctx, memberOf(members, praise.by))
  const good = (await find(ctx, praise.query)).slice(0, praise.count).map(({ id }) => id)
  if (good.length > 0)
    await updateMentions(sofia, {
      ids: good,
      change: { state: 'done', addLabelIds: labelIds(praise.label) },
    })
}

const find = async (ctx: DemoContext, asked: string) =>
  (await listMentions(ctx, { state: 'open', query: asked, spam: 'without', limit: 100, after: null })).items

/** Nobody is answered twice. */
const byAuthor = (mentions: readonly Mention[]) => [
  ...new Map(mentions.toReversed().map((mention) => [mention.author.value, mention])).values(),
]

/** The next in the list that can be answered in public; takes it off the list. */
async function nextAnswerable(
  ctx: DemoContext,
  tools: ReplyTools,
  left: Mention[],
): Promise<Mention | undefined> {
  for (let mention = left.pop(); mention !== undefined; mention = left.pop()) {
    const { ways } = await getMentionReplyTerms(ctx, tools, mention.id)
    if (ways[0]?.can === true && ways[0].audience === 'public') return mention
  }
  return undefined
}
