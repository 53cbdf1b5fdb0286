import type { HttpBindings } from '@hono/node-server'
import type { ChatVisitorRow } from '@hubbub/domain'
import type { Chat } from '../chat/find-chat.ts'
import type { ApiContext, OpenContext } from '../context.ts'
import type { Identity } from '../identity.ts'

/** What middleware leaves for those behind it. */
export interface ApiEnv {
  Bindings: Partial<HttpBindings>
  Variables: {
    requestId: string
    identity: Identity
    /** Set for operations inside a workspace. */
    ctx: ApiContext
    /** Set for operations outside any workspace. */
    open: OpenContext
    /** Set at the door to visitors: where they come to, and who they are. */
    chat: Chat
    visitor: ChatVisitorRow
  }
}
