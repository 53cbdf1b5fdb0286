import type { ChannelShare, ChatUser, ChatView } from '@hubbub/contracts'

/** Who writes to us on pages of our own. */
export interface Visitor {
  id: string
  name: string | null
  email: string | null
  /** The address is vouched for by the page: it is theirs. */
  emailVouched: boolean
}

/** What a channel says to visitors who come to us themselves, instead of to a network that sends them. */
export interface VisitorDoor<Settings = unknown, Credentials = unknown> {
  view(settings: Settings, now: Date): ChatView
  /** Whether pages of this origin may show it. */
  isWelcome(settings: Settings, origin: string): boolean
  isVouched(credentials: Credentials, user: ChatUser, now: Date): boolean
  /** Headers that make what a visitor says a genuine call, so that it takes the way of all calls. */
  sign(credentials: Credentials, visitor: Visitor, body: Uint8Array): Record<string, string>
  /** What stands in a message as it comes. Rejects where it is not well formed. */
  read(
    body: Uint8Array,
    contentType: string,
  ): Promise<{ fields: unknown; files: { name: string; content: Uint8Array }[] }>
  /** What the channel calls all that a visitor and we say to each other. */
  roomOf(visitorId: string): string
  /** A new secret for pages to vouch with; the one before counts on until its time is over. */
  renewSecret(
    credentials: Credentials,
    now: Date,
  ): { credentials: Credentials; secret: string; formerUntil: string }
  /** What people put onto their pages. @param publicUrl where the world opens this installation. */
  share(view: { id: string; publicUrl: string }): ChannelShare[]
}
