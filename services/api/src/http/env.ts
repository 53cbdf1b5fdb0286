import type { HttpBindings } from '@hono/node-server'
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
  }
}
