import type { Conversation, Member } from '@hubbub/contracts'
import {
  addNote,
  type Context,
  listConversations,
  listLabels,
  listMembers,
  type ReplyTools,
  sendReply,
  setConversationLabels,
  updateConversation,
} from '@hubbub/domain'
import { createLogger, sleep } from '@hubbub/runtime'
import { asMember, memberOf } from './as-member.ts'
import { type Deed, deedFor, isEnglish, isWork, labelFor } from './colleague-plan.ts'

const log = createLogger('demo')
const lookMs = 1_500
const dayMs = 24 * 3_600_000

/** The people of the demo take on some of what arrives, by the same verbs as anybody else. @returns what ends it. */
export function startColleagues(ctx: Context, tools: ReplyTools): AsyncDisposable {
  const stopping = new AbortController()
  const since = ctx.clock.now().getTime()
  const seen = new Set<string>()
  const work = async () => {
    while (!stopping.signal.aborted) {
      await sleep(lookMs, stopping.signal)
      if (stopping.signal.aborted) return
      // A conversation that was changed or deleted meanwhile is somebody else's by now.
      await takeOn().catch((error: unknown) => log.debug({ err: error }, 'a colleague was too late'))
    }
  }
  const takeOn = async () => {
    const { items } = await listConversations(ctx, {
      view: 'unassigned',
      status: 'open',
      sort: 'newest',
      limit: 50,
      after: null,
    })
    const fresh = items.filter(({ id, createdAt }) => !seen.has(id) && Date.parse(createdAt) >= since)
    if (fresh.length === 0) return
    const [members, labels] = [await listMembers(ctx), await listLabels(ctx)]
    for (const conversation of fresh.toReversed()) {
      seen.add(conversation.id)
      const label = labels.find(({ name }) => name === labelFor(conversation.subject))
      const deed = deedFor(conversation.number)
      if (deed === null || !isWork(conversation.subject)) continue
      if (label)
        await setConversationLabels(asMember(ctx, memberOf(members, deed.by)), {
          id: conversation.id,
          labelIds: [label.id],
        })
      await carryOut(ctx, tools, { deed, conversation, members })
    }
  }
  const working = work()
  return {
    [Symbol.asyncDispose]: async () => {
      stopping.abort()
      await working
    },
  }
}

interface Task {
  deed: Deed
  conversation: Conversation
  members: readonly Member[]
}

async function carryOut(
  ctx: Context,
  tools: ReplyTools,
  { deed, conversation, members }: Task,
): Promise<void> {
  const member = memberOf(members, deed.by)
  const own = asMember(ctx, member)
  const { id } = conversation
  const { priority, reply, note, then } = deed
  const change = { assigneeId: member.id, ...(priority && { priority }) }
  await updateConversation(own, { id, change, expectedVersion: null })
  if (note) {
    const called = memberOf(members, note.calls)
    await addNote(asMember(ctx, memberOf(members, note.by)), {
      conversationId: id,
      clientId: ctx.ids.next(),
      text: `@${called.name} ${note.text}`,
      mentionedMemberIds: [called.id],
      attachmentIds: [],
    })
  }
  if (reply && isEnglish(conversation.subject))
    await sendReply(own, tools, {
      conversationId: id,
      clientId: ctx.ids.next(),
      text: reply,
      attachmentIds: [],
    })
  if (then) await updateConversation(own, { id, change: aside(then, ctx.clock.now()), expectedVersion: null })
}

const aside = (status: NonNullable<Deed['then']>, now: Date) => ({
  status,
  ...(status === 'snoozed' && { snoozedUntil: new Date(now.getTime() + dayMs) }),
})
