import {
  AppError,
  type ChatSession,
  chatSessionRequestSchema,
  chatVisitorPatchSchema,
} from '@hubbub/contracts'
import { type ChatVisitorRow, enterChat } from '@hubbub/domain'
import { limitKey } from '../middleware/client-ip.ts'
import { limitRequest } from '../middleware/limit-requests.ts'
import type { Http } from '../http/operation.ts'
import type { ChatDeps } from './chat-deps.ts'
import type { Chat } from './find-chat.ts'
import { contextOf, findVisitor } from './let-in.ts'
import { readJson } from './read-json.ts'

/** A visitor comes: with the token of the last time, with the word of the page, or new. */
export async function openSession(deps: ChatDeps, http: Http, chat: Chat): Promise<ChatSession> {
  const { token, user } = await readJson(http, chatSessionRequestSchema)
  const { channel, door, credentials } = chat
  if (user !== undefined && !door.isVouched(credentials, user, deps.clock.now()))
    throw new AppError({
      code: 'chat.identity_refused',
      kind: 'forbidden',
      message:
        'The hash is not that of this id: it is the HMAC-SHA256 of the id or, with an e-mail address, of the id, a line feed and the address, in hexadecimal, with the secret of this chat',
    })
  const known = token === undefined ? null : await findVisitor(deps, chat, token)
  if (known === null) await limitRequest(deps.limits, http, 'door', limitKey(deps.clientIp(http)))
  const visitor = await enterChat(contextOf(deps, http, chat), {
    channelId: channel.id,
    visitorId: known?.id ?? null,
    user: user ?? null,
    roomOf: door.roomOf,
  })
  return showSession(deps, visitor)
}

/** What they say of themselves. What a page vouches for stays as the page says it. */
export async function changeVisitor(
  deps: ChatDeps,
  http: Http,
  { workspaceId, visitor }: { workspaceId: string; visitor: ChatVisitorRow },
): Promise<ChatSession> {
  const { name, email } = await readJson(http, chatVisitorPatchSchema)
  const patch = {
    ...(name !== undefined && visitor.identity === null && { name }),
    ...(email !== undefined && !visitor.emailVouched && { email }),
  }
  if (Object.keys(patch).length > 0)
    await deps.store.transaction(workspaceId, ({ chat }) => chat.update(visitor.id, patch))
  return showSession(deps, { ...visitor, ...patch })
}

function showSession({ tokens, clock }: ChatDeps, visitor: ChatVisitorRow): ChatSession {
  const { id, channelId, name, email, epoch, identity } = visitor
  return {
    token: tokens.issue(channelId, { visitorId: id, epoch }, clock.now()),
    visitor: { id, name, email, vouched: identity !== null },
  }
}
