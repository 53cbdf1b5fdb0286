import type { QueryMessage } from '../message.ts'
import { type ReadMessage, readMessage } from '../text/read-message.ts'
import type { Query } from '../tree.ts'
import { holds } from './holds.ts'
import { planOf } from './plan.ts'

/** Whether a query matches a message. Who asks many queries of each message compiles them: `compileMonitors`. */
export function match(tree: Query, message: QueryMessage): boolean {
  return matchRead(tree, readMessage(message))
}

/** The same of a message that was read once for several. */
export function matchRead(tree: Query, read: ReadMessage): boolean {
  return holds(planOf(tree), read)
}
