import type { EventActor, MessageActionKind, PostRef } from '@hubbub/contracts'

export interface NewAction {
  id: string
  messageId: string
  channelId: string
  kind: MessageActionKind
  /** Empty where it is no reaction. */
  emoji: string
  actor: EventActor
  now: Date
  trace: string | null
}

/** An action that this process alone may work on until its lease ends. */
export interface ClaimedAction {
  id: string
  messageId: string
  channelId: string
  kind: MessageActionKind
  emoji: string
  post: PostRef
  actor: EventActor
  /** This one included. */
  attempts: number
  /** Names this claim: whoever claims anew gets another one. */
  leaseUntil: Date
}

export interface ActionSettlement {
  state: 'queued' | 'done' | 'failed'
  error: string | null
  attempts: number
  notBefore: Date
}

/** The message of an action after a change, as its event tells of it. */
export interface ActedMessage {
  messageId: string
  /** Null: of a post of our own that answers nothing. */
  conversationId: string | null
  /** Of the message with its delivery. */
  version: number
  assigneeId: string | null
  teamId: string | null
}

export interface ActionRepository {
  /** Where the same is under way already, nothing is added. @returns whether it was. */
  add(action: NewAction): Promise<boolean>
  /** Forgets reactions and their taking back that nobody has begun with. Without an emoji: all of them. @returns how many. */
  cancelReactions(of: { messageId: string; emoji: string | null }): Promise<number>
  /** What waits longest to be done with the message. */
  nextOf(messageId: string): Promise<{ id: string; notBefore: Date } | null>
  /** What is due and nobody works on, nor on what was asked for of the same message before; null where there is none, or what it speaks of is no post. */
  claim(id: string, lease: { now: Date; until: Date }): Promise<ClaimedAction | null>
  /** Null where the claim is lost. What was taken back is marked as deleted. */
  settle(claim: ClaimedAction, settlement: ActionSettlement, now: Date): Promise<ActedMessage | null>
}
