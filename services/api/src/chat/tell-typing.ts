import type { ChatVisitorRow } from '@hubbub/domain'
import { z } from 'zod'
import type { Http } from '../http/operation.ts'
import type { ChatDeps } from './chat-deps.ts'
import { readJson } from './read-json.ts'

const typingBody = z.object({ typing: z.boolean() })

/** Whoever looks at the conversation sees that the visitor writes. */
export async function tellTyping(
  { store, database }: ChatDeps,
  http: Http,
  { workspaceId, visitor }: { workspaceId: string; visitor: ChatVisitorRow },
): Promise<void> {
  const { typing } = await readJson(http, typingBody)
  const conversationId = await store.transaction(workspaceId, ({ chat }) => chat.conversation(visitor))
  if (conversationId === null) return
  const name = visitor.name ?? 'The visitor'
  await database.system.tellTyping({ workspaceId, conversationId, by: 'visitor', name, typing })
}
