import { type HttpAnswer, type HttpRequest, jsonOf } from '../http/http-message.ts'
import type { HttpHandler, HttpRoutes } from '../http/http-routes.ts'
import { type BskyDeps, refused } from './bsky-feeds.ts'
import { chatView, convoView, slice } from './bsky-views.ts'
import type { BskyConvo } from './bsky-world.ts'

/** Direct messages, behind the proxy header and for app passwords that were let in. */
export function chatRoutes({ world, me, mayChat }: BskyDeps & { mayChat: () => boolean }): HttpRoutes {
  const ofMine = (request: HttpRequest) =>
    [...world.convos.values()].filter(({ members }) => members.includes(me(request)))
  const one = (request: HttpRequest, id: unknown, answer: (convo: BskyConvo) => HttpAnswer) => {
    const convo = ofMine(request).find((found) => found.id === id)
    return convo === undefined ? refused('InvalidConvo', 'Convo not found') : answer(convo)
  }
  const proxied =
    (handle: HttpHandler): HttpHandler =>
    (request) => {
      if (request.headers['atproto-proxy'] !== 'did:web:api.bsky.chat#bsky_chat')
        return refused('XRPCNotSupported', 'Method not implemented', 404)
      return mayChat() ? handle(request) : refused('InvalidToken', 'Bad token method')
    }

  const routes: HttpRoutes = {
    listConvos: (request) => {
      const { part, cursor } = slice(ofMine(request), request.query)
      return { json: { convos: part.map(convoView), ...(cursor && { cursor }) } }
    },
    getConvo: (request) =>
      one(request, request.query.get('convoId'), (convo) => ({ json: { convo: convoView(convo) } })),
    getConvoForMembers: (request) => {
      const other = world.people.get(request.query.get('members') ?? '')
      if (other === undefined) return refused('InvalidRequest', 'Could not find user')
      return { json: { convo: convoView(world.convoOf(me(request), other)) } }
    },
    getMessages: (request) =>
      one(request, request.query.get('convoId'), ({ messages }) => {
        const { part, cursor } = slice(messages.toReversed(), request.query)
        return { json: { messages: part.map(chatView), ...(cursor && { cursor }) } }
      }),
    getLog: (request) => {
      const after = request.query.get('cursor') ?? ''
      const own = new Set(ofMine(request).map(({ id }) => id))
      const news = world.log.filter(({ rev, convoId }) => rev > after && own.has(convoId)).slice(0, 50)
      const logs = news.map(({ rev, convoId, message }) => ({
        $type: 'chat.bsky.convo.defs#logCreateMessage',
        rev,
        convoId,
        message: chatView(message),
      }))
      return { json: { logs, cursor: news.at(-1)?.rev ?? after } }
    },
    sendMessage: (request) => {
      const { convoId, message } = jsonOf(request) as { convoId: string; message: { text: string } }
      return one(request, convoId, ({ members }) => {
        const by = me(request)
        const to = members.find(({ did }) => did !== by.did) ?? by
        return { json: chatView(world.whisper(by, to, message.text)) }
      })
    },
  }
  return Object.fromEntries(
    Object.entries(routes).map(([name, handle]) => {
      const method = name === 'sendMessage' ? 'POST' : 'GET'
      return [`${method} /xrpc/chat.bsky.convo.${name}`, proxied(handle)]
    }),
  )
}
