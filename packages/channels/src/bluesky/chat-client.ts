import { chatMessageSchema, convoSchema, logSchema } from './api-types.ts'
import { createRichText, type OpenAgent } from './atproto.ts'
import { type Ask, parseAll } from './create-ask.ts'

/** The chat is another service than the rest; the account's server passes on what is addressed to it. */
const chat = { headers: { 'atproto-proxy': 'did:web:api.bsky.chat#bsky_chat' } }

export function createChatClient({ agent, ask }: { agent: OpenAgent; ask: Ask }) {
  return {
    async convos(signal: AbortSignal, cursor?: string) {
      const page = { limit: 100, ...(cursor !== undefined && { cursor }) }
      const { data } = await ask(
        async () => await (await agent()).chat.bsky.convo.listConvos(page, { ...chat, signal }),
        { signal },
      )
      return { convos: parseAll(convoSchema, data.convos), cursor: data.cursor }
    },
    async convo(convoId: string, signal: AbortSignal) {
      const { data } = await ask(
        async () => await (await agent()).chat.bsky.convo.getConvo({ convoId }, { ...chat, signal }),
        { signal },
      )
      return convoSchema.parse(data.convo)
    },
    async convoWith(member: string) {
      const { data } = await ask(
        async () => await (await agent()).chat.bsky.convo.getConvoForMembers({ members: [member] }, chat),
      )
      return convoSchema.parse(data.convo)
    },
    /** The newest first. */
    async chatMessages(convoId: string, cursor?: string) {
      const page = { convoId, limit: 100, ...(cursor !== undefined && { cursor }) }
      const { data } = await ask(async () => await (await agent()).chat.bsky.convo.getMessages(page, chat))
      return { messages: parseAll(chatMessageSchema, data.messages), cursor: data.cursor }
    },
    async chatLog(cursor: string, signal: AbortSignal) {
      const { data } = await ask(
        async () => await (await agent()).chat.bsky.convo.getLog({ cursor }, { ...chat, signal }),
        { signal },
      )
      return { logs: parseAll(logSchema, data.logs), cursor: data.cursor ?? cursor }
    },
    async sendChat(convoId: string, text: string, signal?: AbortSignal) {
      const rich = await createRichText(text)
      await ask(async () => await rich.detectFacets(await agent()), { signal })
      const message = { text: rich.text, ...(rich.facets && { facets: rich.facets }) }
      const { data } = await ask(
        async () =>
          await (
            await agent()
          ).chat.bsky.convo.sendMessage({ convoId, message }, { ...chat, encoding: 'application/json' }),
        { signal, sends: true },
      )
      return chatMessageSchema.parse(data)
    },
  }
}
