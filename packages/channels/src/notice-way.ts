import type { Room } from '@hubbub/contracts'
import type { ChannelContext } from './context.ts'
import type { WebhookView } from './webhook.ts'

/** A text that people are to see in a room. */
export interface RoomNotice {
  /** Ours, the same over all attempts. */
  id: string
  /** Which room, by the network's own id. */
  room: string
  text: string
  /** An attempt before this one was cut off: it may stand there already. */
  again: boolean
}

/** What a network offers for telling people of things in its rooms. Rejects with a ChannelError. */
export interface NoticeWay<Settings = unknown, Credentials = unknown> {
  /** Those that the account can write into, by name. */
  rooms(
    view: WebhookView<Settings, Credentials>,
    context: ChannelContext,
    signal?: AbortSignal,
  ): Promise<Room[]>
  /** Resolves once it stands there, once. */
  post(view: WebhookView<Settings, Credentials>, notice: RoomNotice, context: ChannelContext): Promise<void>
}
