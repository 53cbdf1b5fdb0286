import type { Activity, Audience } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import type { Repositories } from '../ports/store.ts'

interface AddActivities {
  conversation: { id: string; channelId: string }
  audience: Audience
  activities: readonly Activity[]
}

/** Tells in the thread what happened to the conversation. */
export async function addActivities(
  ctx: Context,
  repositories: Repositories,
  input: AddActivities,
): Promise<void> {
  const { actor } = ctx.caller
  for (const activity of input.activities) {
    const id = ctx.ids.next()
    await repositories.messages.insert({
      id,
      conversationId: input.conversation.id,
      channelId: input.conversation.channelId,
      externalId: `local:${id}`,
      clientId: null,
      kind: 'activity',
      direction: 'internal',
      author: {
        kind: ctx.caller.memberId === null ? 'system' : 'member',
        id: actor.id,
        name: actor.name,
        value: null,
      },
      authorMemberId: ctx.caller.memberId,
      subject: null,
      text: '',
      meta: { activity },
      thread: null,
      mentions: [],
      sentAt: ctx.clock.now(),
      trace: ctx.trace,
    })
    await repositories.events.append([
      {
        type: 'message.created',
        subjectId: id,
        version: 1,
        conversationId: input.conversation.id,
        actor,
        trace: ctx.trace,
        data: { audience: input.audience, kind: 'activity' },
      },
    ])
  }
}
