import type { OutsideScore, ScorerKind } from '@hubbub/contracts'

export interface OutsideAddress {
  kind: ScorerKind
  url: string
  model: string | null
  /** Null where it asks for none. */
  key: string | null
  timeoutMs: number
}

export interface OutsideText {
  text: string
  language: string | null
}

interface OutsideRequest {
  url: URL
  body: object
}

/** How a kind of scorer is asked, and what it has said of which text. Throws a ScorerFailure where that cannot be read. */
export interface ScorerDialect {
  request(address: OutsideAddress, texts: readonly OutsideText[]): OutsideRequest
  read(answer: unknown, size: number): (OutsideScore | null)[]
}
