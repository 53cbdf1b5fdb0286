import type {
  ApprovalState,
  Ref,
  Statement,
  StatementContent,
  StatementPublication,
  StatementTemplate,
} from '@hubbub/contracts'
import type { Standing } from '../statements/standing.ts'

export interface KeptStatement {
  id: string
  /** Null: a template. */
  incidentId: string | null
  title: string
  scenario: string
  /** Of its last version. */
  number: number
  version: number
}

export interface NewStatement extends Pick<KeptStatement, 'id' | 'incidentId' | 'title' | 'scenario'> {
  content: StatementContent
  author: Ref
  at: Date
}

export interface NewApproval {
  id: string
  number: number
  authorId: string
  askedBy: Ref
  askedAt: Date
  note: string
  approverId: string
  backupId: string | null
  waitSeconds: number
  validMinutes: number
}

export interface ApprovalPatch {
  state: ApprovalState
  decidedBy?: Ref
  decidedAt?: Date
  reason?: string
  approved?: { number: number; authorId: string; expiresAt: Date }
}

export interface NewPublication {
  /** That of its post to the client as well, so that it is published once. */
  id: string
  approvalId: string
  number: number
  channel: StatementPublication['channel']
  language: string
  /** Null: the post itself is not kept here. */
  messageId: string | null
  by: string
  at: Date
}

/** A publication as its delivery finds it. */
export interface KeptPublication {
  id: string
  statementId: string
  incidentId: string
  channelName: string
  url: string | null
  /** In the network's own words. */
  response: string | null
}

export type ReadPublication = Omit<StatementPublication, 'post'> & { messageId: string | null }
/** As it is read; where it stands is a rule, and of its posts each sees their own. */
export type ReadStatement = Omit<Statement, 'state' | 'publications'> & { publications: ReadPublication[] }

/** Statements of incidents, and the templates that they are made of. */
export interface StatementRepository {
  /** False where there is one with this id. */
  insert(statement: NewStatement): Promise<boolean>
  /** Of which incident it is: that is locked before the statement. Null where it is of none. */
  incidentOf(id: string): Promise<string | null>
  lock(id: string): Promise<KeptStatement | null>
  /** Null where its approval has not run out, or somebody else is at it. */
  lockLapsed(id: string): Promise<KeptStatement | null>
  standing(id: string): Promise<Standing>
  content(id: string, number: number): Promise<StatementContent | null>
  /** As the last one, and raises the version. */
  addVersion(
    id: string,
    version: { number: number; content: StatementContent; author: Ref; at: Date },
  ): Promise<void>
  /** Raises and returns the version. */
  update(id: string, patch: { title?: string; scenario?: string }): Promise<number>
  remove(id: string): Promise<void>
  templates(): Promise<StatementTemplate[]>
  insertApproval(id: string, approval: NewApproval): Promise<void>
  settleApproval(approvalId: string, patch: ApprovalPatch): Promise<void>
  /** That somebody has it before them; false where that is known. */
  see(approvalId: string, memberId: string, at: Date): Promise<boolean>
  /** False where this account has said it already by this approval in this language. */
  isPublished(approvalId: string, place: { channelId: string; language: string }): Promise<boolean>
  /** False where the approval does not stand. */
  addPublication(publication: NewPublication): Promise<boolean>
  /** Of what was published these were posts. */
  publicationOf(messageId: string): Promise<KeptPublication | null>
  noteSent(publicationId: string, at: Date): Promise<void>
  /**
   * Why a post may not leave: the approval by which it was published does not stand any more. Whoever ends the approval
   * waits until the transaction that asked has ended.
   */
  whyBarred(messageId: string): Promise<'lapsed' | 'voided' | 'withdrawn' | null>
  /** When a network had taken the first of an incident. */
  firstSent(incidentId: string): Promise<Date | null>
  /** The newest first. */
  listOf(incidentId: string): Promise<ReadStatement[]>
  find(id: string): Promise<ReadStatement | null>
}
