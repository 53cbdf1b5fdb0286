import type { Digest, DigestContent, DigestSettings } from '@hubbub/contracts'

export interface KeptDigest extends DigestSettings {
  memberId: string
  /** Up to when they have been told. */
  toldTo: Date | null
  nextAt: Date | null
}

export interface NewIssue {
  id: string
  memberId: string
  from: Date
  to: Date
  timeZone: string
  /** How many at once. */
  periods: number
  /** When it is made. */
  nextAt: Date
}

export type IssueState =
  | 'waiting'
  | 'mailing'
  | 'sending'
  | 'sent'
  /** Made, and sent to nobody. */
  | 'kept'
  /** There was nothing to tell, or nobody to tell it to. */
  | 'nothing'
  | 'failed'
  | 'uncertain'

/** Whoever holds it until then works on it alone; a later holder makes it void. */
export interface ClaimedIssue extends Omit<NewIssue, 'nextAt'> {
  state: IssueState
  attempts: number
  content: DigestContent | null
  calm: boolean
  lease: Date
}

export interface IssuePatch {
  state?: IssueState
  attempts?: number
  error?: string | null
  content?: DigestContent
  calm?: boolean
  /** When it goes on; null: it is over. Left out, the lease stays. */
  nextAt?: Date | null
}

export interface DigestRepository {
  find(memberId: string): Promise<KeptDigest | null>
  lock(memberId: string): Promise<KeptDigest | null>
  /** Null where it is not due, or somebody else is at it. By the clock of the database. */
  lockDue(memberId: string): Promise<KeptDigest | null>
  save(digest: KeptDigest): Promise<void>
  note(memberId: string, told: { toldTo: Date; nextAt: Date }): Promise<void>
  /** False where that time has been told of. */
  insertIssue(issue: NewIssue): Promise<boolean>
  /** Null where it is not due, or somebody else is at it. */
  claimIssue(id: string, leaseSeconds: number): Promise<ClaimedIssue | null>
  /** False where somebody else has claimed it meanwhile. */
  settleIssue(claimed: Pick<ClaimedIssue, 'id' | 'lease'>, patch: IssuePatch): Promise<boolean>
  /** All but the newest that are over go. */
  forgetIssues(memberId: string, keep: number): Promise<void>
  /** Those in which something is told. */
  list(memberId: string, page: { after: unknown; limit: number }): Promise<{ items: Digest[]; next: unknown }>
  findIssue(memberId: string, id: string): Promise<Digest | null>
  now(): Promise<Date>
}
