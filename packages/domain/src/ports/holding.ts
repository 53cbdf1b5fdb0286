import type { HeldItem, HoldReach, OutboundHold } from '@hubbub/contracts'

export interface NewHold {
  id: string
  brandId: string | null
  reach: HoldReach
  reason: string
  placedBy: string
  placedAt: Date
}

export interface HoldingRepository {
  /** The newest first. */
  list(standing: boolean): Promise<OutboundHold[]>
  find(id: string): Promise<OutboundHold | null>
  /** Whoever claims a delivery waits until this transaction has ended. */
  stopClaims(): Promise<void>
  /** False where that brand, or all of them, are held already. */
  insert(hold: NewHold): Promise<boolean>
  /** Takes what waits and falls under it, and notes what is leaving already. */
  takeWaiting(id: string, at: Date): Promise<void>
  /** Before a delivery is claimed: true where a switch holds it, which is noted. */
  holdBack(messageId: string, at: Date): Promise<boolean>
  /** One that a person sends past every switch, which is noted at each that would have held it. */
  letPass(messageId: string, by: string, at: Date): Promise<void>
  /** By which switch it waits; null where by none. */
  heldBy(messageId: string): Promise<{ id: string; version: number } | null>
  items(id: string, limit: number): Promise<HeldItem[]>
  /** What waits by it. */
  waiting(id: string): Promise<{ messageId: string; kind: 'post' | 'reply' }[]>
  /** Null where it is not held by it. */
  heldItem(id: string, messageId: string): Promise<{ kind: 'post' | 'reply' } | null>
  /** One that was let go by a person is held by no other switch. @returns those that were held. */
  letGo(id: string, messageIds: readonly string[] | null, by: string, at: Date): Promise<string[]>
  noteCancelled(id: string, messageId: string, by: string, at: Date): Promise<void>
  lift(id: string, by: string, at: Date): Promise<void>
}
