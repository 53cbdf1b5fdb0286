import type { RecipientResult } from '@hubbub/contracts'

/** Our own policy keeps a server's door shut, whatever it would say. */
export interface ShutDoor {
  code: 'plain_text_refused' | 'host_refused'
  host: string
}

/**
 * What the caller can do about a failure. `retry`: later, with backoff. `rate-limited`: not before `until`.
 * `reauthorize`: a person has to give new credentials. `rejected`: this will never be accepted as it is.
 */
export type ChannelErrorClass = 'retry' | 'rate-limited' | 'reauthorize' | 'rejected'

export interface ChannelErrorInit {
  class: ChannelErrorClass
  /** The server's own words where it spoke. */
  message: string
  until?: Date
  /** It is our own budget that says no. */
  budget?: boolean
  maybeSent?: boolean
  recipients?: RecipientResult[]
  shutDoor?: ShutDoor
  /** Whom it was for is there no more, and will not be again. */
  gone?: boolean
  cause?: unknown
}

/** The only error a channel throws, besides the caller's own abort reason. */
export class ChannelError extends Error {
  override readonly name = 'ChannelError'
  readonly class: ChannelErrorClass
  /** Set when rate-limited. */
  readonly until: Date | null
  /** Set when rate-limited: not the network said so but the budget that people gave the channel. */
  readonly budget: boolean
  /** The network may have taken the message: look it up before sending again. */
  readonly maybeSent: boolean
  /** What the server said to each recipient, when it refused them all. */
  readonly recipients: readonly RecipientResult[]
  /** Set when nobody was asked, as the server may not be spoken to. */
  readonly shutDoor: ShutDoor | null
  readonly gone: boolean

  constructor(init: ChannelErrorInit) {
    super(init.message, init.cause === undefined ? undefined : { cause: init.cause })
    this.class = init.class
    this.until = init.until ?? null
    this.budget = init.budget ?? false
    this.maybeSent = init.maybeSent ?? false
    this.recipients = init.recipients ?? []
    this.shutDoor = init.shutDoor ?? null
    this.gone = init.gone ?? false
  }
}
