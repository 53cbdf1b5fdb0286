import type {
  CrisisScoreSaid,
  Incident,
  IncidentDetail,
  IncidentEntry,
  IncidentRef,
  IncidentReview,
  IncidentState,
  Mention,
  Severity,
} from '@hubbub/contracts'
import type { Grade } from '@hubbub/detect'
import type { CheckFacts } from '../playbooks/is-met.ts'
import type { AboutMonitors, AlertViewer } from './alerts.ts'

export interface KeptIncident {
  id: string
  number: number
  key: string
  title: string
  monitorId: string | null
  brandId: string | null
  /** Words that rose when it was found. */
  topic: string[]
  /** The one that it went into. */
  mergedInto: string | null
  state: IncidentState
  severity: Severity
  grade: Grade
  score: CrisisScoreSaid | null
  peakScore: number
  ownerId: string | null
  nextStep: string
  openedAt: Date
  version: number
}

export type NewIncident = Omit<KeptIncident, 'number' | 'nextStep' | 'version' | 'mergedInto'>

export interface IncidentPatch {
  state?: IncidentState
  severity?: Severity
  grade?: Grade
  score?: CrisisScoreSaid | null
  peakScore?: number
  ownerId?: string | null
  nextStep?: string
  review?: IncidentReview
  topic?: string[]
  mergedInto?: string
  playbook?: { id: string; name: string; version: number } | null
}

export interface NewIncidentTask {
  id: string
  title: string
  now: Date
  ownerId?: string | null
  dueAt?: Date | null
  /** What it came with, and where it stands there. */
  playbook?: { step: string; role: string | null; check: string | null; notes: string | null; place: number }
}

export interface TaskPatch {
  /** Null: it is not done; by nobody: it was done by itself. */
  done?: { by: string | null; at: Date } | null
  ownerId?: string | null
  dueAt?: Date | null
}

export interface ActionPatch {
  text?: string
  ownerId?: string | null
  /** A day as ISO 8601 has it. */
  dueOn?: string | null
  /** Null: it is not done. */
  done?: { by: string; at: Date } | null
}

/** An open incident beside an alert. */
export interface BesideAlert {
  id: string
  scope: string
  topic: string[]
  /** How many of the posts behind the alert are linked to it. */
  shared: number
}

/** A conversation that has only now been linked, as those who see it are told. */
export interface LinkedConversation {
  id: string
  assigneeId: string | null
  teamId: string | null
}

export type NewIncidentEntry = Pick<IncidentEntry, 'id' | 'kind' | 'by' | 'text'> & {
  at: Date
  alertId?: string | null
}

export interface MentionHandling extends Pick<Mention, 'labels'> {
  id: string
  spam: boolean
}

/** As it is read; where it may go is a rule. */
export type ReadIncident = Omit<Incident, 'nextStates'>
export type ReadDetail = Omit<IncidentDetail, 'nextStates' | 'figures' | 'found'>

export interface FigureFacts {
  acknowledgedAt: Date | null
  firstReplyAt: Date | null
  answered: number
}

export interface IncidentRepository {
  /** Incidents are opened and merged one after the other. */
  takeTurn(): Promise<void>
  /** False where one of the same is open. */
  insert(incident: NewIncident): Promise<boolean>
  lockOpen(key: string): Promise<KeptIncident | null>
  /** The open ones that an alert of a monitor may join, the newest first; `alone`: only those of this monitor. */
  besideAlert(alert: {
    monitorId: string
    alone: boolean
    messageIds: readonly string[]
  }): Promise<BesideAlert[]>
  lock(id: string): Promise<KeptIncident | null>
  /** Null where it is not due, or somebody else is at it. */
  lockDue(id: string): Promise<KeptIncident | null>
  /** When its severity is looked at again; null: no more. */
  lookAgain(id: string, at: Date | null): Promise<void>
  /** It could not be looked at: each time it waits for twice as long. */
  postpone(id: string): Promise<void>
  /** Raises and returns the version. */
  update(id: string, patch: IncidentPatch): Promise<number>
  addEntry(id: string, entry: NewIncidentEntry): Promise<void>
  addTask(id: string, task: NewIncidentTask): Promise<void>
  /** One that a person says is not done is done by itself no more. @returns its title; null where it is not there. */
  patchTask(id: string, taskId: string, patch: TaskPatch): Promise<string | null>
  /** What is done after it. */
  addAction(
    id: string,
    action: { id: string; text: string; ownerId: string | null; dueOn: string | null; now: Date },
  ): Promise<void>
  /** @returns its text; null where it is not there. */
  patchAction(id: string, actionId: string, patch: ActionPatch): Promise<string | null>
  removeAction(id: string, actionId: string): Promise<string | null>
  /** What is left of a playbook. */
  dropPlaybookTasks(id: string): Promise<void>
  /** Tasks that are not done and may be by themselves. */
  openChecks(id: string): Promise<{ id: string; title: string; check: string }[]>
  checkFacts(id: string): Promise<CheckFacts>
  figureFacts(id: string): Promise<FigureFacts>
  /** Those that are on are looked at at once. */
  lookSoon(): Promise<void>
  joinAlert(id: string, alertId: string): Promise<void>
  /** Of messages that are there, as many as an incident takes. @returns how many had not been linked. */
  linkMessages(
    id: string,
    messageIds: readonly string[],
    link: { by: 'alert' | 'topic'; at: Date },
  ): Promise<number>
  /** What the monitor matched since the last look and is not linked yet, the newest first. `negative`: only that. */
  saidSince(
    id: string,
    look: { monitorId: string; negative: boolean; at: Date; limit: number },
  ): Promise<string[]>
  /** Until when was looked. */
  lookedTo(id: string, at: Date): Promise<void>
  /** Conversations in which a linked message stands; what somebody took out stays out. */
  linkConversations(id: string, at: Date): Promise<LinkedConversation[]>
  /** False where it stands so already. */
  setConversation(
    id: string,
    conversationId: string,
    link: { apart: boolean; by: string | null; at: Date },
  ): Promise<boolean>
  /** Open first, of a conversation that is linked. */
  ofConversation(conversationId: string): Promise<IncidentRef[]>
  /** The linked messages of the widest reaching authors first; `free`: only those that are in no conversation. */
  mentionIds(id: string, which: { limit: number; free?: boolean }): Promise<string[]>
  /** The incidents that are on and that a message is linked to; none of them is changed by others meanwhile. */
  holdOfMention(messageId: string): Promise<string[]>
  /** Those of the messages that are linked. */
  linkedAmong(id: string, messageIds: readonly string[]): Promise<string[]>
  /** What the team labelled messages with, and whether they count as spam. */
  mentionHandling(messageIds: readonly string[]): Promise<MentionHandling[]>
  /** How messages stand to it; of those that are there. Null: nobody said or found anything. */
  mentionLinks(id: string, messageIds: readonly string[]): Promise<{ id: string; linked: boolean | null }[]>
  /**
   * Messages belong to it, or do not; null: what was linked by hand is so no more. The conversations that they are in go
   * along, but for those that were put in by hand or hold another linked message. @returns these.
   */
  setMentions(
    id: string,
    messageIds: readonly string[],
    link: { linked: boolean | null; by: string; at: Date },
  ): Promise<LinkedConversation[]>
  /** Everything that hangs on the one goes to the other; what hangs on both stays once. */
  moveAll(from: string, to: string): Promise<void>
  /** The alerts of it, the newest first. */
  alertIds(id: string): Promise<string[]>
  list(
    viewer: AlertViewer,
    query: { open: boolean | null; overdue: boolean; mine: boolean; after: unknown; limit: number },
  ): Promise<{ items: ReadIncident[]; next: unknown }>
  /** Those that were opened or moved in a time, and those that are open. */
  concerning(viewer: AlertViewer, asked: AboutMonitors): Promise<ReadIncident[]>
  find(id: string, viewer: AlertViewer): Promise<ReadDetail | null>
}
