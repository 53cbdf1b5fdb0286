import type {
  Escalation,
  EscalationDetail,
  EscalationEntry,
  EscalationNotice,
  EscalationState,
  EscalationStep,
  NoticeWay,
  OwnAlert,
  OutsideWay,
  Severity,
} from '@hubbub/contracts'
import type { KeptWay } from './notify.ts'

/** What people are told of, as it is kept. */
export interface KeptEscalation {
  id: string
  subjectKind: string
  subjectId: string
  severity: Severity
  title: string
  reasons: string[]
  path: string | null
  policyId: string | null
  policyName: string | null
  steps: EscalationStep[]
  repeat: number
  ackSeconds: number | null
  state: EscalationState
  step: number
  round: number
  turn: number
  acknowledgedBy: string | null
  startedBy: string
  version: number
}

export type NewEscalation = Omit<
  KeptEscalation,
  'state' | 'step' | 'round' | 'turn' | 'acknowledgedBy' | 'version'
> & { startedAt: Date; trace: string | null }

export interface EscalationPatch {
  severity?: Severity
  title?: string
  reasons?: string[]
  steps?: EscalationStep[]
  state?: EscalationState
  step?: number
  round?: number
  turn?: number
  nextAt?: Date | null
  acknowledgedBy?: string | null
  acknowledgedAt?: Date | null
  endedAt?: Date
}

export type NewEntry = Pick<EscalationEntry, 'kind'> &
  Partial<Pick<EscalationEntry, 'by' | 'turn' | 'step' | 'round' | 'text'>> & { at: Date }

export interface NewEscalationNotice {
  id: string
  memberId: string
  turn: number
  step: number
  round: number
  way: NoticeWay
  wayId: string | null
  state: 'waiting' | 'held' | 'sent'
  notBefore: Date
  sentAt: Date | null
}

/** A person, and one of the ways by which they are told. */
export interface NoticeAddress {
  memberId: string
  way: OutsideWay
  wayId: string | null
}

export interface AlertItem {
  noticeId: string
  escalationId: string
  severity: Severity
  title: string
  reasons: string[]
  path: string | null
  step: number
  steps: number
  startedAt: Date
  /** Nobody has taken it, and somebody can. */
  open: boolean
  /** Null: a step of the ladder; else that it came to its end, and how. */
  ending: 'nobody-acknowledged' | 'nobody-reached' | null
}

/** What a person is told at once by one way, under one id that stays over all attempts. */
export interface AlertBundle {
  postId: string
  attempts: number
  items: AlertItem[]
}

export type AlertEnd =
  | { kind: 'sent'; receipt: string | null }
  /** Null: it is given up. */
  | { kind: 'failed'; error: string; againInMs: number | null; gone?: boolean }

export interface Reach {
  /** Has left by a way outside of the app. */
  sent: number
  seen: number
  /** May still leave. */
  pending: number
}

export interface EscalationRepository {
  /** By the clock of the database, which all timers go by. */
  now(): Promise<Date>
  /** False where people are being told of this subject already. */
  insert(escalation: NewEscalation): Promise<boolean>
  /** Of which people are being told; locked. */
  lockOpen(subject: { kind: string; id: string }): Promise<KeptEscalation | null>
  lock(id: string): Promise<KeptEscalation | null>
  /** Null where its timer has not run out, or somebody else is at it. */
  lockDue(id: string): Promise<KeptEscalation | null>
  /** Raises and returns the version. */
  update(id: string, patch: EscalationPatch): Promise<number>
  addEntries(id: string, entries: readonly (NewEntry & { id: string })[]): Promise<void>
  /** What stands there already is passed over. */
  addNotices(id: string, notices: readonly NewEscalationNotice[]): Promise<void>
  /** What has not left yet stays. */
  stopNotices(id: string): Promise<void>
  /** Of one turn; of all where none is named. */
  reach(id: string, turn: number | null): Promise<Reach>
  wasTold(id: string, memberId: string): Promise<boolean>
  /** Everybody who was told in the app. */
  toldMembers(id: string): Promise<string[]>
  /** The next step comes no later than after so long. Raises and returns the version. */
  hurry(id: string, withinMs: number): Promise<number>
  find(id: string): Promise<Escalation | null>
  detail(id: string): Promise<EscalationDetail | null>
  /** The newest first; before a place where one is named. */
  list(query: {
    open: boolean | null
    subject: { kind: string; id: string } | null
    before: { startedAt: Date; id: string } | null
    limit: number
  }): Promise<Escalation[]>
  ownAlerts(memberId: string, limit: number): Promise<OwnAlert[]>
  /** @returns how many there were that had not been seen. */
  markSeen(memberId: string, escalationIds: readonly string[] | null): Promise<number>
  notice(id: string): Promise<{
    escalationId: string
    memberId: string
    state: EscalationNotice['state']
    receipt: string | null
    error: string | null
    /** When it left, or is to. */
    toldAt: Date
  } | null>
  /** An alert of nothing, to one person by one way. */
  insertTest(test: { id: string; escalationId: string } & NoticeAddress): Promise<void>
  /** Takes what is to be told now by this way, or was left in the middle; null where there is nothing. */
  claim(
    to: NoticeAddress,
    claim: { postId: string; leaseMs: number; max: number },
  ): Promise<AlertBundle | null>
  /** @returns the escalations that it was about, with their turn. */
  settle(postId: string, end: AlertEnd): Promise<{ id: string; turn: number }[]>
}

/** Whom an alert goes to. */
export interface AlertRecipient {
  name: string
  email: string
  way: OutsideWay
  own: KeptWay | null
}

/** The way out to people. */
export interface AlertOutlet {
  /** @returns the server's own words, where it has any. */
  send(to: AlertRecipient, alert: AlertBundle): Promise<string | null>
  /** `gone`: the address is nobody's any more. */
  judge(error: unknown): { message: string; until: Date | null; lasting: boolean; gone: boolean }
}
