import type { WorkspaceOperation } from '../http/operation.ts'
import { getDigestOperation } from './digests/get-digest.ts'
import { getOwnDigestOperation } from './digests/get-own-digest.ts'
import { listDigestsOperation } from './digests/list-digests.ts'
import { setOwnDigestOperation } from './digests/set-own-digest.ts'

/** digests.ts of the contracts. */
export const digestOperations: readonly WorkspaceOperation[] = [
  getDigestOperation,
  getOwnDigestOperation,
  listDigestsOperation,
  setOwnDigestOperation,
]
