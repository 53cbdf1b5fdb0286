import type { FallbackReason } from '@hubbub/contracts'

/** Why a server has scored nothing, in its own words where it spoke. */
export class ScorerFailure extends Error {
  override readonly name = 'ScorerFailure'
  readonly reason: FallbackReason
  /** When it wants to be asked again. */
  readonly until: Date | null

  constructor(reason: FallbackReason, message: string, until: Date | null = null) {
    super(message)
    this.reason = reason
    this.until = until
  }
}
