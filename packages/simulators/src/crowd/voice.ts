import type { InboundMessage } from '@hubbub/contracts'
import type { HistoryPost } from '../history/tell-history.ts'
import type { PersonId } from './people.ts'

export type NetworkName = 'x' | 'bluesky' | 'mastodon' | 'telegram'

/** What the brand said, as the person it went to finds it. */
export interface Heard {
  to: PersonId
  /** What it answers; null in private. */
  answers: string | null
}

/** How the crowd speaks at one network, and what it hears of the brand there. */
export interface Voice {
  /** In public. `answering`: by the id that an earlier call gave. @returns its id. */
  say(by: PersonId, text: string, answering?: string): string
  /** To the brand alone. */
  write(by: PersonId, text: string): void
  hear(listener: (heard: Heard) => void): void
  /**
   * What was said of the brand before it was here, where the network lets others see it; before anything else is said.
   * @returns the same as a channel hands it on.
   */
  tellPast?(posts: readonly HistoryPost[]): InboundMessage[]
  /** How the brand is called in a text. */
  brand: string
  /** The kind, settings and credentials with which the brand's account is connected. */
  account: {
    kind: NetworkName
    settings: Record<string, unknown>
    credentials: Record<string, unknown>
  }
  /** Where the API stands, for networks whose accounts do not say it. */
  url: string
  /** What a restart must not forget, as JSON, and the way back. */
  remember(): unknown
  recall(remembered: unknown): void
  close(): Promise<void>
}

/** More than these nobody answers any more. */
export const REMEMBERED = 150
