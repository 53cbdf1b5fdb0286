import type { WorkspaceOperation } from '../http/operation.ts'
import { discardDeadLetterOperation } from './system/discard-dead-letter.ts'
import { getQuarantinedRawOperation } from './system/get-quarantined-raw.ts'
import { getSystemStatusOperation } from './system/get-system-status.ts'
import { listDeadLettersOperation } from './system/list-dead-letters.ts'
import { listEventsOperation } from './system/list-events.ts'
import { listQuarantinedOperation } from './system/list-quarantined.ts'
import { retryDeadLetterOperation } from './system/retry-dead-letter.ts'
import { retryQuarantinedOperation } from './system/retry-quarantined.ts'

/** system.ts of the contracts, inside a workspace. */
export const systemOperations: readonly WorkspaceOperation[] = [
  discardDeadLetterOperation,
  getQuarantinedRawOperation,
  getSystemStatusOperation,
  listDeadLettersOperation,
  listEventsOperation,
  listQuarantinedOperation,
  retryDeadLetterOperation,
  retryQuarantinedOperation,
]
