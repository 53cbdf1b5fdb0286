import type { Clock, Ids } from '@hubbub/contracts'
import type { Blobs, Context, ReplyTools, Store } from '@hubbub/domain'

/** Beside the store: what single verbs reach the world by, each named in the verb's own signature. */
export interface Tools extends ReplyTools {
  blobs: Blobs
}

/** What an operation inside a workspace gets first. */
export type ApiContext = Context & Tools

/** What an operation outside any workspace gets first. */
export interface OpenContext {
  store: Store
  clock: Clock
  ids: Ids
  trace: string | null
}
