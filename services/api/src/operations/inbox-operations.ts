import type { WorkspaceOperation } from '../http/operation.ts'

/** conversations.ts, messages.ts, contacts.ts of the contracts. */
export const inboxOperations: readonly WorkspaceOperation[] = []
