import type { Ability, Clock, ImportFormat, ListeningProblem, TableMapping } from '@hubbub/contracts'
import { systemClock } from '@hubbub/runtime'
import type { Wanted } from './listening/plan-listening.ts'

/**
 * Credentials that end and are renewed. Whoever renews holds the account's row, so that a refresh token which works
 * once is used once, and what came back is stored before anybody works with it.
 */
export interface CredentialKeeper {
  /** @returns what is stored by now: what somebody else renewed meanwhile, or what `fetchNew` gave. */
  renew(stale: unknown, fetchNew: (stored: unknown) => Promise<unknown>): Promise<unknown>
}

/** What the network grants in a stretch of time, shared by all processes that use the account. */
export interface Allotment {
  /** When the bucket is filled again, where it is empty now. */
  emptyUntil(bucket: string): Promise<Date | null>
  note(bucket: string, state: { remaining: number; resetsAt: Date }): Promise<void>
}

/** Something that a network counts or charges for. */
export interface Use {
  /** What it was good for: where the budget runs short, people choose by this what ends first. */
  for: Ability
  /** One of the units that the kind of channel names. */
  unit: string
  amount: number
  /** Millionths of a US dollar, all together. */
  costMicros?: number
}

/** What using the network costs: in its own units, and in money. */
export interface Meter {
  /** Ask before using it. Throws a ChannelError `rate-limited` by `budget`, until the budget begins anew. */
  permit(use: Ability): Promise<void>
  /** The same for what can be left out: a search is, while mentions are still read. */
  allows(use: Ability): Promise<boolean>
  /** Notes what was used, once it is. Never throws: what was paid for is kept. */
  spend(use: Use): Promise<void>
  /** Share of the month's budget that is used, 0 to 1 and above; null where there is none. */
  used(): Promise<number | null>
}

/** A file that people have handed over, and how it is to be read. */
export interface ImportFile {
  id: string
  format: ImportFormat
  filename: string
  size: number
  mapping: TableMapping | null
  /** Whether its conversations are to arrive open. */
  open: boolean
}

/** Where files to import lie. */
export interface ImportDesk {
  /** The first that is to be read; null where there is none. */
  next(): Promise<ImportFile | null>
  /** Its bytes from a place on. */
  read(file: Pick<ImportFile, 'id'>, from: number): AsyncIterable<Uint8Array>
  /** How far it is by now. @returns whether it is still to be read. */
  note(id: string, progress: ImportProgress): Promise<boolean>
}

export interface ImportProgress {
  /** Bytes. */
  done: number
  read: number
  refused: number
  finished: boolean
}

/** What monitors want of an account while it runs. */
export interface WantedDesk {
  /** `stamp` changes with what is wanted. */
  read(): Promise<Wanted & { stamp: number }>
  /** Calls whenever something else may be wanted. @returns what ends that. */
  onChange(call: () => void): () => void
  /** Told once the network is asked for it. Never throws. */
  note(taken: { stamp: number; problems: readonly ListeningProblem[] }): Promise<void>
}

/** What a channel stands on. */
export interface ChannelContext {
  clock: Clock
  credentials: CredentialKeeper
  allotment: Allotment
  meter: Meter
  /** Null where files are not imported, as where answers are sent. */
  imports: ImportDesk | null
  /** What monitors want; null where nobody listens, as where answers are sent. */
  wanted: WantedDesk | null
  /** Where the network can call us; null where nobody outside reaches this installation. */
  webhookUrl: string | null
}

/** For one process and no budget: keeps what it is told in memory. */
export function plainContext(part: Partial<ChannelContext> = {}): ChannelContext {
  const empty = new Map<string, Date>()
  const clock = part.clock ?? systemClock
  return {
    clock,
    credentials: { renew: async (stale, fetchNew) => await fetchNew(stale) },
    allotment: {
      emptyUntil: async (bucket) => {
        const until = empty.get(bucket)
        return until !== undefined && until > clock.now() ? until : null
      },
      note: async (bucket, { remaining, resetsAt }) => {
        if (remaining > 0) empty.delete(bucket)
        else empty.set(bucket, resetsAt)
      },
    },
    meter: {
      permit: async () => {},
      allows: async () => true,
      spend: async () => {},
      used: async () => null,
    },
    imports: null,
    wanted: null,
    webhookUrl: null,
    ...part,
  }
}
