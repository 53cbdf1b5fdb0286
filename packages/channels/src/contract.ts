import type {
  ChannelCheck,
  ChannelKind,
  Clock,
  InboundBatch,
  InboundMessage,
  OutboundMessage,
  SendResult,
  SentLookup,
  UnreadableMessage,
} from '@hubbub/contracts'
import { systemClock } from '@hubbub/runtime'
import type { z } from 'zod'
import { ChannelError } from './channel-error.ts'

export interface ChannelCapabilities {
  /** Messages can be pulled. */
  listen: boolean
  /** The network tells when there is something to pull. */
  watch: boolean
  /** Replies can be sent. */
  reply: boolean
  /** Whether an interrupted send left can be looked up. */
  lookup: boolean
}

/** Settings and credentials as they are stored; the channel parses them itself. */
export interface ChannelInput {
  settings: unknown
  credentials: unknown
}

export interface ChannelContext {
  clock: Clock
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

/**
 * One account at a network. Connections open on first use, are kept, and open again after they broke: hold on to a
 * session over many pulls. Safe to use from several callers at once.
 */
export interface ChannelSession extends AsyncDisposable {
  /** What is new, oldest first, in bounded batches. Rejects with a ChannelError or the signal's reason; backoff is the caller's. */
  pull(input: PullInput): AsyncIterable<InboundBatch>
  /** Resolves when the signal aborts; rejects with a ChannelError when the connection is lost. Starting again is the caller's. */
  watch(input: WatchInput): Promise<void>
  /** Resolves only when the network took the message for at least one recipient. */
  send(message: OutboundMessage, input?: { signal?: AbortSignal }): Promise<SendResult>
  /** `since`: when the interrupted attempt was last seen alive. `unknown`: ask again later, or a person. */
  lookupSent(messageId: string, since: Date): Promise<SentLookup>
  /** Reads a quarantined original again. */
  read(raw: Uint8Array, input: { direction: 'in' | 'out' }): Promise<ReadResult>
}

/** A channel as the workers and the API see it, whatever the network. */
export interface Channel {
  kind: ChannelKind
  label: string
  settings: z.ZodType
  credentials: z.ZodType
  capabilities: ChannelCapabilities
  /** Tries to connect and sign in; every step with the server's own words. Never rejects for what a server does. */
  check(input: ChannelInput & { signal?: AbortSignal }): Promise<ChannelCheck>
  /** Opens nothing yet. Throws a ChannelError when settings or credentials do not fit the channel. */
  connect(input: ChannelInput, context?: ChannelContext): ChannelSession
}

export interface ChannelDefinition<Settings extends z.ZodType, Credentials extends z.ZodType> {
  kind: ChannelKind
  label: string
  settings: Settings
  credentials: Credentials
  capabilities: ChannelCapabilities
  check(input: {
    settings: z.output<Settings>
    credentials: z.output<Credentials>
    signal: AbortSignal | undefined
  }): Promise<ChannelCheck>
  connect(
    input: { settings: z.output<Settings>; credentials: z.output<Credentials> },
    context: ChannelContext,
  ): ChannelSession
}

/** Makes a channel of its definition: what is stored is parsed here, once, so that a definition sees only its own types. */
export function defineChannel<Settings extends z.ZodType, Credentials extends z.ZodType>(
  definition: ChannelDefinition<Settings, Credentials>,
): Channel {
  const parse = (input: ChannelInput) => ({
    settings: parsePart(definition.settings, input.settings, 'settings'),
    credentials: parsePart(definition.credentials, input.credentials, 'credentials'),
  })

  return {
    ...definition,
    check: async ({ signal, ...input }) => definition.check({ ...parse(input), signal }),
    connect: (input, context = { clock: systemClock }) => definition.connect(parse(input), context),
  }
}

function parsePart<Schema extends z.ZodType>(schema: Schema, value: unknown, part: string): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  // @NOTE issues name fields, never values, so no credential ends up in a log
  const issues = result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ')
  throw new ChannelError({ class: 'rejected', message: `Invalid ${part}: ${issues}` })
}
