import type { ChannelAccount, OutboundMessage, PostRef, Room } from '@hubbub/contracts'
import { type ChannelContext, plainContext } from '../context.ts'
import type { Channel, ChannelInput } from '../contract.ts'
import type { WebhookRequest } from '../webhook.ts'

/** One account at a network, real or simulated, and somebody who writes to it. */
export interface ChannelHarness extends AsyncDisposable {
  account: ChannelInput
  /** Left out where anybody is let in. */
  wrongCredentials?: ChannelInput
  /** An account at a server where nobody answers; left out where there is no server but ours. */
  unreachable?: ChannelInput
  /** The channel of that account, where not the account but the installation says where the network stands. */
  nowhere?: Channel
  /** Somebody writes to the account. @returns the text they wrote. */
  receive(text: string): Promise<void>
  /** A message the network takes, to one recipient, with this text. */
  outbound(text: string): OutboundMessage
  /** The same to two recipients, where the network knows several; it will refuse the second. */
  outboundHalfRefused?(text: string): { message: OutboundMessage; refused: string }
  /** How often a message with this text has reached its recipient. */
  delivered(text: string): Promise<number>
  /** What the network wants of a post that answers nothing, where it publishes. */
  postFields?: Record<string, string>
  /** How many posts of ours that answer nothing say this. */
  published?(text: string): number
  /** From now on the network takes one more post of ours and breaks off before it says so. */
  breakAfterPublishing?(): void
  /** From now on the network takes one more message and breaks off before it says so; left out where nothing can. */
  breakAfterAccepting?(): void
  /** From now on the network refuses everything for this long, and says so, as it does when one asks too often. */
  limit?(ms: number): void
  /** Somebody says something that the channel reports as heard, not as said to us. */
  mention?(text: string): Promise<void>
  /** The call by which the network tells of such a message; needed where the channel has a webhook. */
  call?(text: string): Promise<WebhookRequest>
  /** What somebody else would send in its place, where a network does not sign its words. */
  forge?(request: WebhookRequest): WebhookRequest
  context?: Partial<ChannelContext>
  /** Whether what is stored already is told apart before it is downloaded. */
  sparesKnown?: boolean
  /** What we send can be pulled again as our own. */
  echoes: boolean
  /** How many signs of ours stand on what was said; needed where the account can react. */
  reactions?: {
    /** On what we react, where that is not what somebody writes to the account. */
    to?: PostRef | 'mention'
    count(): number
  }
  /** Cuts every open connection. */
  disconnect(): void
}

/** The account as the last check says it, once it has found these rooms. */
export const withRooms = (account: ChannelAccount, rooms: readonly Room[]): ChannelAccount => ({
  ...account,
  facts: { ...account.facts, rooms },
})

export const contextOf = (harness: ChannelHarness) => plainContext(harness.context)
