import { touchConversation } from '../inbox/touch-conversation.ts'
import { previewOf } from '../rules/preview.ts'
import { systemActor } from '../rules/route-events.ts'
import type { WorkContext } from './work-context.ts'

const everything = { memberId: null, visibility: 'all', teamIds: [] } as const

/** Where the last word of a conversation was edited on its network, the list shows it as it reads now. */
export async function refreshPreviews(ctx: WorkContext, messageIds: readonly string[]): Promise<void> {
  const { workspaceId, trace } = ctx
  const edited = await ctx.store.transaction(workspaceId, ({ routing }) => routing.editedIn(messageIds))
  for (const id of edited) {
    await ctx.store.transaction(workspaceId, async (repositories) => {
      const state = await repositories.conversations.lock(everything, id)
      const shown = await repositories.conversations.find(everything, id)
      const { text } = await repositories.messages.lastSaid(id)
      if (state === null || shown === null || text === null) return
      // A note or a call that came after it is still the last that happened.
      if (shown.previewDirection === 'internal' || shown.preview === previewOf(text)) return
      const preview = previewOf(text)
      await touchConversation({ caller: { actor: systemActor }, trace }, repositories, state, { preview })
    })
  }
}
