import { type Agent, RichText } from '@atproto/api'
import { chatMessageSchema, convoSchema, logSchema } from './api-types.ts'
import { type Ask, parseAll } from './create-ask.ts'

/** The chat is another service than the rest; the account's server passes on what is addressed to it. */
const chat = { headers: { 'atproto-proxy': 'did:web:api.bsky.chat#bsky_chat' } }

export function createChatClient({ agent, ask }: { agent: Agent; ask: Ask }) {
  return {
    async convos(signal: AbortSignal) {
      const { data } = await ask(
        async () => await agent.chat.bsky.convo.listConvos({ limit: 50 }, { ...chat, signal }),
        { signal },
      )
      return parseAll(convoSchema, data.convos)
    },
    async convo(convoId: string, signal: AbortSignal) {
      const { data } = await ask(
        async () => await agent.chat.bsky.convo.getConvo({ convoId }, { ...chat, signal }),
        { signal },
      )
      return convoSchema.parse(data.convo)
    },
    async convoWith(member: string) {
      const { data } = await ask(
        async () => await agent.chat.bsky.convo.getConvoForMembers({ members: [member] }, chat),
      )
      return convoSchema.parse(data.convo)
    },
    async chatMessages(convoId: string) {
      const { data } = await ask(
        async () => await agent.chat.bsky.convo.getMessages({ convoId, limit: 50 }, chat),
      )
      return parseAll(chatMessageSchema, data.messages)
    },
    async chatLog(cursor: string, signal: AbortSignal) {
      const { data } = await ask(
        async () => await agent.chat.bsky.convo.getLog({ cursor }, { ...chat, signal }),
        { signal },
      )
      return { logs: parseAll(logSchema, data.logs), cursor: data.cursor ?? cursor }
    },
    async sendChat(convoId: string, text: string, signal?: AbortSignal) {
      const rich = new RichText({ text })
      await ask(async () => await rich.detectFacets(agent), { signal })
      const message = { text: rich.text, ...(rich.facets && { facets: rich.facets }) }
      const { data } = await ask(
        async () =>
          await agent.chat.bsky.convo.sendMessage(
            { convoId, message },
            { ...chat, encoding: 'application/json' },
          ),
        { signal, sends: true },
      )
      return chatMessageSchema.parse(data)
    },
  }
}
