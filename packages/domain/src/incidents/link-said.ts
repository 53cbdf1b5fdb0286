import type { EventActor } from '@hubbub/contracts'
import { touchConversation } from '../inbox/touch-conversation.ts'
import type { KeptIncident, LinkedConversation } from '../ports/incidents.ts'
import type { Repositories } from '../ports/store.ts'
import { systemActor } from '../rules/route-events.ts'

/** Links what has been said of an incident since the last look, and the conversations in which it stands. @returns how many. */
export async function linkWhatIsSaid(
  ctx: { trace: string | null },
  repositories: Repositories,
  { incident: { id, monitorId, topic }, now }: { incident: KeptIncident; now: Date },
): Promise<number> {
  const { incidents } = repositories
  const said = monitorId === null ? 0 : await incidents.linkSaid(id, { monitorId, topic, at: now })
  const conversations = await incidents.linkConversations(id, now)
  await tellLinked(ctx, repositories, conversations, systemActor)
  return said + conversations.length
}

/** Whoever has a conversation open sees that it belongs to an incident, or does no more. */
export async function tellLinked(
  { trace }: { trace: string | null },
  repositories: Repositories,
  conversations: readonly LinkedConversation[],
  actor: EventActor,
): Promise<void> {
  for (const conversation of conversations)
    await touchConversation({ caller: { actor }, trace }, repositories, conversation)
}
