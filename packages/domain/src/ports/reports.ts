import type {
  Annotation,
  AspectPhrases,
  Breakdown,
  CountedMonitor,
  CoverageGap,
  DashboardLayout,
  IncidentDetail,
  PanelKind,
  Report,
  ReportFormat,
  ReportPolicy,
  ReportRun,
  ReportSettings,
  RisingTerms,
  Statement,
  TopAuthors,
  Volume,
  WeekTally,
} from '@hubbub/contracts'

export interface KeptReport extends ReportSettings {
  id: string
  ownerId: string | null
  /** As the dashboard was when it was last seen: what a report of one that is gone goes on with. */
  layout: DashboardLayout
  /** Of which it told last; who has all of them sees the report. */
  monitorIds: string[]
  nextAt: Date | null
  version: number
}
export type ReportChange = Omit<KeptReport, 'id' | 'ownerId' | 'version'>

export interface KeptFile {
  name: string
  contentType: string
  size: number
  /** Where it lies. */
  key: string
}

export interface NewRun {
  id: string
  reportId: string
  askedBy: string | null
  /** There is one run of a report with the same; null: asked for by a person. */
  key: string | null
  from: Date
  to: Date
  at: Date
}

export interface KeptRun extends NewRun {
  state: ReportRun['state']
  attempts: number
  files: KeptFile[]
}

/** Whoever holds it until then works on it alone; a later holder makes it void. */
export interface ClaimedRun extends KeptRun {
  lease: Date
}

export interface KeptDelivery {
  address: string
  name: string
  state: ReportRun['deliveries'][number]['state']
  attempts: number
}

export interface RunPatch {
  state?: ReportRun['state']
  attempts?: number
  error?: string | null
  missing?: string[]
  files?: KeptFile[]
  /** When it goes on; null: it is over. */
  nextAt?: Date | null
}

export interface ReportRepository {
  list(): Promise<(Report & { monitorIds: string[] })[]>
  find(id: string): Promise<(Report & { monitorIds: string[] }) | null>
  lock(id: string): Promise<KeptReport | null>
  /** Null where it is not due, or somebody else is at it. By the clock of the database. */
  lockDue(id: string): Promise<KeptReport | null>
  insert(report: ReportChange & { id: string; ownerId: string | null }): Promise<void>
  /** Raises the version. */
  update(id: string, change: ReportChange): Promise<void>
  /** What is known anew without that anybody changed the report. */
  note(id: string, seen: Partial<Pick<KeptReport, 'layout' | 'monitorIds' | 'nextAt'>>): Promise<void>
  delete(id: string): Promise<void>
  /** False where there is one with its key. */
  insertRun(run: NewRun): Promise<boolean>
  runs(
    reportId: string,
    page: { after: unknown; limit: number },
  ): Promise<{ items: ReportRun[]; next: unknown }>
  findRun(id: string): Promise<ReportRun | null>
  lockRun(id: string): Promise<KeptRun | null>
  /** Null where it is not due, or somebody else is at it. */
  claimRun(id: string, leaseSeconds: number): Promise<ClaimedRun | null>
  /** False where somebody else has claimed it meanwhile. */
  settleRun(claimed: Pick<ClaimedRun, 'id' | 'lease'>, patch: RunPatch): Promise<boolean>
  updateRun(id: string, patch: RunPatch): Promise<void>
  /** Files of all runs but the newest, which go. */
  forgetRuns(reportId: string, keep: number): Promise<KeptFile[]>
  addDeliveries(runId: string, to: readonly Pick<KeptDelivery, 'address' | 'name'>[]): Promise<void>
  deliveries(runId: string): Promise<KeptDelivery[]>
  /** False where it is not waiting any more. */
  claimDelivery(runId: string, address: string): Promise<boolean>
  settleDelivery(
    runId: string,
    address: string,
    outcome: { state: KeptDelivery['state']; error: string | null },
  ): Promise<void>
  /** Those that were being sent for longer than a lease: nobody can tell what became of them. */
  abandonDeliveries(runId: string, leaseSeconds: number): Promise<void>
  /** Has what did not arrive sent once more. */
  reopenDeliveries(runId: string): Promise<void>
  policy(): Promise<ReportPolicy>
  savePolicy(policy: ReportPolicy): Promise<void>
  now(): Promise<Date>
}

/** What a report tells, as it was counted. */
export interface ReportContent {
  title: string
  workspace: string
  demo: boolean
  timeZone: string
  from: string
  to: string
  madeAt: string
  /** What is compared, and the one that is looked at closely. */
  monitors: CountedMonitor[]
  focus: CountedMonitor
  panels: ReportPanel[]
  gaps: CoverageGap[]
  annotations: Annotation[]
}

export type PartsPanel = Extract<PanelKind, 'channels' | 'languages' | 'countries' | 'forms'>
export type ReportPanel =
  | { kind: 'figures' | 'volume' | 'sentiment' | 'share'; volume: Volume }
  | { kind: PartsPanel; parts: Breakdown }
  /** `of`: how many mentions there are in all. */
  | { kind: 'intents'; parts: Breakdown; of: number }
  | { kind: 'aspects'; aspects: AspectPhrases }
  | { kind: 'authors'; authors: TopAuthors }
  | { kind: 'terms'; terms: RisingTerms }
  | { kind: 'week'; week: WeekTally }

/** What the review of an incident tells. */
export interface ReviewContent {
  workspace: string
  demo: boolean
  /** It was practised: nothing of it happened. */
  drill: boolean
  timeZone: string
  madeAt: string
  incident: IncidentDetail
  statements: Statement[]
  volume: Volume | null
}

/** Makes files of a report. */
export interface ReportPress {
  /** Throws `print.no_browser` where no browser can start. */
  make(format: ReportFormat, content: ReportContent): Promise<Uint8Array>
  /** As PDF; throws the same. */
  review(content: ReviewContent): Promise<Uint8Array>
}
