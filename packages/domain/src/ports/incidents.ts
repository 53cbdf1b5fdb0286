import type {
  CrisisScoreSaid,
  Incident,
  IncidentDetail,
  IncidentEntry,
  IncidentReview,
  IncidentState,
  Severity,
} from '@hubbub/contracts'
import type { Grade } from '@hubbub/detect'
import type { AlertViewer } from './alerts.ts'

export interface KeptIncident {
  id: string
  number: number
  key: string
  title: string
  monitorId: string | null
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

export type NewIncident = Omit<KeptIncident, 'number' | 'state' | 'ownerId' | 'nextStep' | 'version'>

export interface IncidentPatch {
  state?: IncidentState
  severity?: Severity
  grade?: Grade
  score?: CrisisScoreSaid | null
  peakScore?: number
  ownerId?: string | null
  nextStep?: string
  review?: IncidentReview
}

export type NewIncidentEntry = Pick<IncidentEntry, 'id' | 'kind' | 'by' | 'text'> & {
  at: Date
  alertId?: string | null
}

/** As it is read; where it may go is a rule. */
export type ReadIncident = Omit<Incident, 'nextStates'>
export type ReadDetail = Omit<IncidentDetail, 'nextStates' | 'figures' | 'found'>

export interface IncidentRepository {
  /** False where one of the same is open. */
  insert(incident: NewIncident): Promise<boolean>
  lockOpen(key: string): Promise<KeptIncident | null>
  lock(id: string): Promise<KeptIncident | null>
  /** Null where it is not due, or somebody else is at it. */
  lockDue(id: string): Promise<KeptIncident | null>
  /** When its severity is looked at again; null: no more. */
  lookAgain(id: string, at: Date | null): Promise<void>
  /** Raises and returns the version. */
  update(id: string, patch: IncidentPatch): Promise<number>
  addEntry(id: string, entry: NewIncidentEntry): Promise<void>
  addTask(id: string, task: { id: string; title: string; now: Date }): Promise<void>
  /** @returns its title; null where it is not there. */
  settleTask(id: string, taskId: string, done: { by: string; at: Date } | null): Promise<string | null>
  joinAlert(id: string, alertId: string): Promise<void>
  /** The alerts of it, the newest first. */
  alertIds(id: string): Promise<string[]>
  list(
    viewer: AlertViewer,
    query: { open: boolean | null; after: unknown; limit: number },
  ): Promise<{ items: ReadIncident[]; next: unknown }>
  find(id: string, viewer: AlertViewer): Promise<ReadDetail | null>
}
