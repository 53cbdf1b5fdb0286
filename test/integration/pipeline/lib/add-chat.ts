import { createHash } from 'node:crypto'
import { type ChatVisitorRow, credentialsContext, enterChat, say } from '@hubbub/domain'
import { workContext } from '@hubbub/worker'
import type { Pipeline } from './open-pipeline.ts'

export interface ChatOptions {
  /** By which answers reach those who have left; the mailbox of the pipeline unless said. */
  mailbox?: string | null
}

/** A chat in the workspace of a pipeline, and its visitors. */
export async function addChat(pipe: Pipeline, { mailbox = pipe.channelId }: ChatOptions = {}) {
  const chat = pipe.channels.get('chat')
  const door = chat?.visitors
  if (chat === undefined || door === undefined) throw new TypeError('there is no chat')
  const { store, ids, secrets, workspaceId, brandId } = pipe
  const channelId = ids.next()
  const credentials = chat.credentials.parse({}) as Record<string, unknown>
  const settings = chat.settings.parse({ title: 'The Shop', mailbox }) as Record<string, unknown>
  await store.transaction(workspaceId, async ({ channels }) => {
    await channels.insert({
      id: channelId,
      kind: 'chat',
      account: null,
      own: [],
      name: 'Chat',
      address: `The Shop ${channelId}`,
      brandId,
      defaultTeamId: null,
      credentials: secrets.seal(JSON.stringify(credentials), credentialsContext(channelId)),
      settings,
    })
  })
  const ctx = workContext(pipe, { workspaceId, trace: null })
  const digest = (text: string) => createHash('sha256').update(text).digest('hex')
  return {
    channelId,
    enter: async (email: string | null) => {
      const visitor = await enterChat(ctx, {
        channelId,
        visitorId: null,
        user: null,
        roomOf: (id) => door.roomOf(id),
      })
      if (email !== null)
        await store.transaction(workspaceId, ({ chat: kept }) => kept.update(visitor.id, { email }))
      return { ...visitor, email }
    },
    say: async (visitor: ChatVisitorRow, text: string) => {
      const clientId = ids.next()
      const body = new TextEncoder().encode(JSON.stringify({ clientId, text }))
      await say(ctx, {
        visitor,
        clientId,
        digest,
        call: {
          request: {
            method: 'POST',
            headers: { 'content-type': 'application/json', ...door.sign(credentials, visitor, body) },
            query: {},
            url: 'https://desk.test/chat',
          },
          body,
          receivedAt: new Date(),
        },
      })
    },
    /** They have been gone for ten minutes, and so long is what was sent to them there. */
    leave: async (visitor: ChatVisitorRow) => {
      await pipe.sql(`UPDATE chat_visitor SET here_until = now() - interval '10 minutes' WHERE id = $1`, [
        visitor.id,
      ])
      await pipe.sql(
        `UPDATE outbound_delivery SET sent_at = now() - interval '10 minutes' WHERE channel_id = $1 AND state = 'sent'`,
        [channelId],
      )
    },
    /** What the visitor sees. */
    sees: async (visitor: ChatVisitorRow) =>
      await store.transaction(workspaceId, async ({ chat: kept }) => {
        const conversationId = await kept.conversation(visitor)
        if (conversationId === null) return []
        return (await kept.page({ visitor, conversationId }, { limit: 50, before: null })).messages
      }),
  }
}
