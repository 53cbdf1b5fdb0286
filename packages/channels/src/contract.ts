import type {
  Ability,
  Allowance,
  ChannelAccount,
  ChannelCheck,
  ChannelKind,
  ChannelKindInfo,
  InboundBatch,
  InboundMessage,
  ListeningPlan,
  MessageTemplate,
  NetworkProfile,
  OutboundEnvelope,
  OutboundMessage,
  Party,
  PostRef,
  PublishTerms,
  ReplyQuestion,
  ReplyTerms,
  SendResult,
  SentLookup,
  UnreadableMessage,
} from '@hubbub/contracts'
import type { z } from 'zod'
import type { ChannelContext } from './context.ts'
import type { Wanted } from './listening/plan-listening.ts'
import type { VisitorDoor } from './visitors.ts'
import type { NoticeWay } from './notice-way.ts'
import type { WebhookReceiver } from './webhook.ts'

export interface ChannelCapabilities {
  /** Messages can be pulled. */
  listen: boolean
  /** The network tells when there is something to pull. */
  watch: boolean
  /** A pull goes on for as long as the connection lives, and an empty batch says that it does. */
  stream: boolean
  /** A stream that says nothing for so long, not even that it lives, counts as broken; a minute where it is left out. */
  staleMs?: number
  /** What is said comes by calls alone; a pull only sees whether they can come, and whether we are still let in. */
  calledOnly?: boolean
  /** Replies can be sent. */
  reply: boolean
  /** Whether an interrupted send left can be looked up. */
  lookup: boolean
}

/** Settings and credentials as they are stored; the channel parses them itself. */
export interface ChannelInput {
  settings: unknown
  credentials: unknown
  /** Who we are there, as the last check said. */
  account?: ChannelAccount | null
}

export interface PullInput {
  /** What the last stored batch carried; null the first time. */
  cursor: unknown
  signal: AbortSignal
  /** Which of these external ids are stored already; spares their download. Without it they come again. */
  known?: (externalIds: readonly string[]) => Promise<ReadonlySet<string>>
}

export interface WatchInput {
  /** Aborted: the watch ends and resolves. */
  signal: AbortSignal
  /** Something may be there to pull. Called once as soon as the watch stands, then for every change. */
  onChange: () => void
}

export type ReadResult = { ok: true; message: InboundMessage } | { ok: false; unreadable: UnreadableMessage }

/** Small things that an account may do besides; what is missing, its abilities say why. */
export interface ChannelActions {
  /** Done twice it is done once. */
  react(to: PostRef, emoji: string): Promise<void>
  /** Takes back a reaction of ours; where there is none, nothing is to be done. */
  unreact(to: PostRef, emoji: string): Promise<void>
  /** Hides what somebody wrote below our post. */
  hide(post: PostRef, hidden: boolean): Promise<void>
  /** Takes back what we wrote. */
  remove(post: PostRef): Promise<void>
  /** Of the same person; where their handle is somebody else's by now, of whoever has it. */
  profile(party: Party): Promise<NetworkProfile>
  typing(to: PostRef): Promise<void>
  markRead(post: PostRef): Promise<void>
}

/**
 * One account at a network. Connections open on first use, are kept, and open again after they broke: hold on to a
 * session over many pulls. Safe to use from several callers at once.
 */
export interface ChannelSession extends Partial<ChannelActions>, AsyncDisposable {
  /** What is new, oldest first, in bounded batches. Rejects with a ChannelError or the signal's reason; backoff is the caller's. */
  pull(input: PullInput): AsyncIterable<InboundBatch>
  /** Resolves when the signal aborts; rejects with a ChannelError when the connection is lost. Starting again is the caller's. */
  watch(input: WatchInput): Promise<void>
  /** Resolves only when the network took the message, for at least one recipient, and gave it a name. */
  send(message: OutboundMessage, input?: { signal?: AbortSignal }): Promise<SendResult>
  /** `since`: when the interrupted attempt was last seen alive. `unknown`: ask again later, or a person. */
  lookupSent(message: SentQuestion): Promise<SentLookup>
  /** Reads a quarantined original again. */
  read(raw: Uint8Array, input: { direction: 'in' | 'out' }): Promise<ReadResult>
  /** What was said in a stretch of time, as far as the network still tells; asked for to close gaps. */
  backfill?(input: BackfillInput): AsyncIterable<BackfillBatch>
}

export interface BackfillBatch extends Omit<InboundBatch, 'cursor'> {
  /** What of the stretch nobody can tell: the gap is as far closed as it will ever be. */
  lostBecause?: string
}

export interface BackfillInput {
  from: Date
  to: Date
  signal: AbortSignal
}

/** A message whose sending was interrupted. */
export interface SentQuestion {
  message: OutboundEnvelope
  since: Date
}

/** What is known of an account without asking the network. */
export interface AccountView<Settings> {
  settings: Settings
  account: ChannelAccount | null
}

export type KindInfo = Omit<
  ChannelKindInfo,
  | 'kind'
  | 'label'
  | 'webhook'
  | 'notices'
  | 'units'
  | 'filledBy'
  | 'reactions'
  | 'reactsOnce'
  | 'preview'
  | 'secret'
> &
  Partial<Pick<ChannelKindInfo, 'units' | 'filledBy' | 'reactions' | 'reactsOnce' | 'preview' | 'secret'>>

/** How a post of our own may look; whether one may be written, the abilities say. */
export type NewPostTerms = Omit<PublishTerms, 'can' | 'why'>

/** A channel as the workers and the API see it, whatever the network. */
export interface Channel {
  kind: ChannelKind
  label: string
  /** What is sent by it. */
  form: OutboundMessage['form']
  info: KindInfo
  settings: z.ZodType
  credentials: z.ZodType
  capabilities: ChannelCapabilities
  /**
   * Tries to connect and sign in; every step with the server's own words. Never rejects for what a server does, but
   * with a ChannelError that says which door is shut where a server must not even be asked.
   */
  check(input: ChannelInput & { signal?: AbortSignal }, context?: ChannelContext): Promise<ChannelCheck>
  /** Opens nothing yet. Throws a ChannelError when settings or credentials do not fit the channel. */
  connect(input: ChannelInput, context?: ChannelContext): ChannelSession
  /** What customers see of the account: a mailbox, a handle. */
  address(input: Omit<ChannelInput, 'credentials'>): string
  /** Every value by which parties of this channel mean us. */
  own(input: Omit<ChannelInput, 'credentials'>): string[]
  /** Which server and user the credentials are for: they go nowhere else without being given again. */
  door(settings: unknown): string
  /** What is kept when new credentials take the place of stored ones. */
  succeed(given: unknown, stored: unknown, now: Date): unknown
  abilities(input: Omit<ChannelInput, 'credentials'>): Record<Ability, Allowance>
  /** How a message can be answered, here and now. */
  replyTerms(input: Omit<ChannelInput, 'credentials'>, question: ReplyQuestion): ReplyTerms
  /** What a post that answers nothing may be; there where the account's abilities allow to `publish`. */
  publishTerms(input: Omit<ChannelInput, 'credentials'>): PublishTerms | null
  /** Texts that the network has approved for this account; asks the network. Rejects with a ChannelError. */
  templates?(
    input: ChannelInput & { signal?: AbortSignal },
    context?: ChannelContext,
  ): Promise<MessageTemplate[]>
  /** What its network is asked for; null where all that comes is heard without being asked for. */
  listening(input: Omit<ChannelInput, 'credentials'>, wanted: Wanted): ListeningPlan | null
  /** Looks somebody up; asks the network. Rejects with a ChannelError. */
  profile(input: ChannelInput & { party: Party }, context?: ChannelContext): Promise<NetworkProfile>
  webhook?: WebhookReceiver
  /** Where people can be told of things in rooms of the network. */
  notices?: NoticeWay
  /** Where people write to us on pages of our own. */
  visitors?: VisitorDoor
}

export interface ChannelDefinition<Settings extends z.ZodType, Credentials extends z.ZodType> {
  kind: ChannelKind
  label: string
  form: OutboundMessage['form']
  info: KindInfo
  settings: Settings
  credentials: Credentials
  capabilities: ChannelCapabilities
  check(
    input: {
      settings: z.output<Settings>
      credentials: z.output<Credentials>
      signal: AbortSignal | undefined
    },
    context: ChannelContext,
  ): Promise<ChannelCheck>
  connect(
    input: AccountView<z.output<Settings>> & { credentials: z.output<Credentials> },
    context: ChannelContext,
  ): ChannelSession
  address(view: AccountView<z.output<Settings>>): string
  own(view: AccountView<z.output<Settings>>): string[]
  door?(settings: z.output<Settings>): string
  /** Left out where the given ones take their place at once. */
  succeed?(given: z.output<Credentials>, stored: z.output<Credentials>, now: Date): z.output<Credentials>
  /** What is missing here the network does not have. */
  abilities(view: AccountView<z.output<Settings>>): Partial<Record<Ability, true | string>>
  replyTerms(view: AccountView<z.output<Settings>>, question: ReplyQuestion): ReplyTerms
  /** Left out where nothing is published. */
  publishTerms?(view: AccountView<z.output<Settings>>): NewPostTerms
  templates?(
    input: {
      settings: z.output<Settings>
      credentials: z.output<Credentials>
      signal: AbortSignal | undefined
    },
    context: ChannelContext,
  ): Promise<MessageTemplate[]>
  /** Left out where the network is asked for nothing: all that comes is heard. */
  listening?(view: AccountView<z.output<Settings>>, wanted: Wanted): ListeningPlan
  webhook?: WebhookReceiver<z.output<Settings>, z.output<Credentials>>
  notices?: NoticeWay<z.output<Settings>, z.output<Credentials>>
  visitors?: VisitorDoor<z.output<Settings>, z.output<Credentials>>
}
