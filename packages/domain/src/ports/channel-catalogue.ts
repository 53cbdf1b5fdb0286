import type {
  Ability,
  Allowance,
  ChannelAccount,
  ChannelCheck,
  ChannelKind,
  ChannelKindInfo,
  ListeningPlan,
  MessageTemplate,
  NetworkProfile,
  ChannelShare,
  OutboundEnvelope,
  Party,
  PublishTerms,
  ReplyQuestion,
  ReplyTerms,
} from '@hubbub/contracts'
import type { Query } from '@hubbub/query'
import type { UsageKeeper } from './hearing.ts'
import type { CredentialKeeper } from './secrets.ts'

/** An account as its channel understands it. */
export interface ChannelInput {
  settings: unknown
  credentials: unknown
}

/** What is known of an account without asking the network. */
export interface ChannelView {
  kind: ChannelKind
  id: string
  settings: unknown
  account: ChannelAccount | null
}

/** The networks that can be connected. Throws `channel.kind_unknown` for any other. */
export interface ChannelCatalogue {
  kinds(): ChannelKindInfo[]
  /** As the channel wants them, with its defaults; throws `request.invalid` with the path of whatever does not fit. */
  parse(
    kind: ChannelKind,
    input: { settings: Record<string, unknown>; credentials?: Record<string, unknown> | undefined },
  ): {
    settings: Record<string, unknown>
    credentials: Record<string, unknown> | undefined
  }
  /** Tries an account at its network. `keeper`: of the stored credentials, where they are the ones that are tried. */
  check(kind: ChannelKind, input: ChannelInput, keeper?: CredentialKeeper): Promise<ChannelCheck>
  /** Which server and user the credentials belong to. */
  door(kind: ChannelKind, settings: unknown): string
  /** What is kept when new credentials take the place of stored ones, which may go on for a while. */
  succeed(
    kind: ChannelKind,
    change: { given: Record<string, unknown>; stored: unknown; now: Date },
  ): Record<string, unknown>
  describe(view: ChannelView): {
    address: string
    /** Every value by which parties of this channel mean us. */
    own: string[]
    abilities: Record<Ability, Allowance>
    webhookUrl: string | null
    /** What people take from it and put elsewhere. */
    share: ChannelShare[]
  }
  /** With a new secret of our own making; null where the kind has none. */
  renewSecret(
    kind: ChannelKind,
    credentials: unknown,
    now: Date,
  ): { credentials: unknown; secret: string; formerUntil: string } | null
  /** How a message can be answered, here and now, and in which form the answer leaves. */
  replyTerms(view: ChannelView, question: ReplyQuestion): ReplyTerms & { form: OutboundEnvelope['form'] }
  /** What a post that answers nothing may be; null where the network has no such thing. */
  publishTerms(view: ChannelView): PublishTerms | null
  /** What the account asks its network for; null where all that comes is heard without being asked for. */
  listening(
    view: ChannelView & { name: string },
    monitors: readonly { id: string; tree: Query }[],
  ): ListeningPlan | null
  /** Texts that the network has approved for the account; asks the network. `keeper`: of its stored credentials. */
  templates(
    kind: ChannelKind,
    input: ChannelInput & { account: ChannelAccount | null },
    keeper: CredentialKeeper,
  ): Promise<MessageTemplate[]>
  /** Looks somebody up at the network, within what the account may use. Throws `channel.unavailable` in its words. */
  profile(
    kind: ChannelKind,
    input: ChannelInput & { account: ChannelAccount | null; party: Party },
    keepers: { credentials: CredentialKeeper; usage: UsageKeeper },
  ): Promise<NetworkProfile>
}
