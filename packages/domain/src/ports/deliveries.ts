import type { DeliveryState, OutboundEnvelope, RecipientResult, SendResult } from '@hubbub/contracts'

/** Why a delivery does not go on by itself, or not yet. */
export type DeliveryErrorClass = 'retry' | 'rate-limited' | 'reauthorize' | 'rejected' | 'uncertain'

/** A delivery that this process alone may work on until its lease ends. */
export interface ClaimedDelivery {
  messageId: string
  channelId: string
  /** Null for a post of our own that answers nothing. */
  conversationId: string | null
  envelope: OutboundEnvelope
  /** This one included. */
  attempts: number
  /** Names this claim: whoever claims anew gets another one. */
  leaseUntil: Date
  /** When the attempt was last seen alive. */
  aliveAt: Date
  /** What earlier attempts came to. */
  recipients: RecipientResult[]
  attachments: { filename: string; contentType: string; contentId: string | null; storageKey: string }[]
  trace: string | null
  /** The network has named it already: it has left. */
  named: boolean
}

/** A post that may have left or not. */
export interface UndecidedPost {
  messageId: string
  envelope: OutboundEnvelope
  /** When it was last seen on its way. */
  since: Date
}

/** What the network calls a message. */
export type SentNames = Pick<SendResult, 'externalId' | 'ownRef' | 'url' | 'facts'> & {
  /** What answers to it name in its thread. */
  ref: string | null
}

export type Claim = Pick<ClaimedDelivery, 'messageId' | 'leaseUntil'>

export interface DeliverySettlement {
  state: Extract<DeliveryState, 'sent' | 'queued' | 'failed' | 'uncertain'>
  attempts: number
  notBefore: Date
  recipients: RecipientResult[]
  response: string | null
  errorClass: DeliveryErrorClass | null
  sentAt: Date | null
}

/** A delivery after a change, as its event tells of it. */
export interface ChangedDelivery {
  messageId: string
  conversationId: string | null
  state: DeliveryState
  /** Of the message. */
  version: number
  trace: string | null
  assigneeId: string | null
  teamId: string | null
}

export interface DeliveryRepository {
  /** The conversation of a reply that was written to leave later; null for any other. */
  scheduledIn(messageId: string): Promise<string | null>
  /** Takes what is due, whether queued or held until now; null where it is not, or someone else has it. */
  claim(messageId: string, lease: { now: Date; until: Date }): Promise<ClaimedDelivery | null>
  /** Takes what was left in the middle: its lease has run out. Counts no attempt. */
  takeOver(messageId: string, lease: { now: Date; until: Date }): Promise<ClaimedDelivery | null>
  /** `aliveAt` null: it stays. @returns the new lease, or null where the claim is lost. */
  extend(claim: Claim, lease: { until: Date; aliveAt: Date | null }): Promise<Date | null>
  /** Null where the claim is lost. That something has left is true whoever holds the claim: `sent` always counts. */
  settle(claim: Claim, settlement: DeliverySettlement): Promise<ChangedDelivery | null>
  /** What the network calls the message, where it gave it a name of its own. A copy that came back under it is the same one. */
  rename(messageId: string, names: SentNames): Promise<void>
  /** Those of the channel of which nobody knows yet whether they left. */
  undecidedPosts(channelId: string): Promise<UndecidedPost[]>
  /** What the network calls replies of ours, as their copies tell that came back from it. */
  adoptNames(channelId: string, names: readonly { externalId: string; ownRef: string }[]): Promise<void>
  /** Our own copies came back from the network: those of them that were not settled are, as sent. */
  provenSent(channelId: string, externalIds: readonly string[], now: Date): Promise<ChangedDelivery[]>
  /** What a switch held together leaves one after the other: which of its conversation, or of the posts of its account, is next. */
  nextLetGo(messageId: string, now: Date): Promise<string | null>
  /** Makes due what waits for the channel's sign-in to work again. @returns their message ids. */
  releaseWaiting(channelId: string, now: Date): Promise<string[]>
}
