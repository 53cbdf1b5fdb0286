import type { EventActor } from '@hubbub/contracts'
import { matchRead, readMessage, toQueryMessage } from '@hubbub/query'
import { touchConversation } from '../inbox/touch-conversation.ts'
import type { KeptIncident, LinkedConversation } from '../ports/incidents.ts'
import type { Repositories } from '../ports/store.ts'
import { systemActor } from '../rules/route-events.ts'
import { topicQuery } from './incident-topic.ts'

/** So many are looked through at once. */
const MOST = 2_000

/** Links what has been said of an incident since the last look, and the conversations in which it stands. @returns how many. */
export async function linkWhatIsSaid(
  ctx: { trace: string | null },
  repositories: Repositories,
  { incident: { id, monitorId, topic }, now }: { incident: KeptIncident; now: Date },
): Promise<number> {
  const { incidents } = repositories
  const said = monitorId === null ? 0 : await linkSaid(repositories, { id, monitorId, topic, at: now })
  const conversations = await incidents.linkConversations(id, now)
  await tellLinked(ctx, repositories, conversations, systemActor)
  return said + conversations.length
}

/** What speaks of the topic, by the rules by which monitors match; where none is known, what is negative. */
async function linkSaid(
  { incidents, matches }: Repositories,
  { id, monitorId, topic, at }: Pick<KeptIncident, 'id' | 'topic'> & { monitorId: string; at: Date },
): Promise<number> {
  const query = topicQuery(topic)
  const found = await incidents.saidSince(id, { monitorId, negative: query === null, at, limit: MOST })
  const speaking =
    query === null
      ? found
      : (await matches.messages(found))
          .filter((message) => matchRead(query, readMessage(toQueryMessage(message))))
          .map((message) => message.id)
  const linked = await incidents.linkMessages(id, speaking, { by: 'topic', at })
  await incidents.lookedTo(id, at)
  return linked
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
