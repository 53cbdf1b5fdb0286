import type { ActionRepository } from './actions.ts'
import type { AlertBotRepository } from './alert-bots.ts'
import type { AlikeRepository } from './alike.ts'
import type { AlertRepository } from './alerts.ts'
import type { AnalyticsRepository, AnnotationRepository, DashboardRepository } from './analytics.ts'
import type { AttachmentRepository } from './attachments.ts'
import type { BulkAnswerRepository } from './bulk-answers.ts'
import type { CallRepository } from './calls.ts'
import type { ChannelRepository } from './channels.ts'
import type { ChatRepository } from './chat.ts'
import type { ContactRepository } from './contacts.ts'
import type { ConversationRepository } from './conversations.ts'
import type { DeadLetterRepository } from './dead-letters.ts'
import type { DeliveryRepository } from './deliveries.ts'
import type { DraftRepository } from './drafts.ts'
import type { DrillRepository } from './drills.ts'
import type { EscalationRepository } from './escalations.ts'
import type { EventRepository } from './events.ts'
import type { HandoverRepository } from './handover.ts'
import type { HearingRepository, UsageRepository } from './hearing.ts'
import type { HoldingRepository } from './holding.ts'
import type { ImportRepository } from './imports.ts'
import type { IncidentRepository } from './incidents.ts'
import type { IntakeRepository } from './intake.ts'
import type { MarkRepository } from './marks.ts'
import type { MentionRepository } from './mentions.ts'
import type { MessageRepository } from './messages.ts'
import type { MonitorRepository } from './monitor-settings.ts'
import type { MatchRepository } from './monitors.ts'
import type { NoticeRepository } from './notices.ts'
import type { NotifyRepository } from './notify.ts'
import type { OnCallRepository } from './on-call.ts'
import type { OutsideScorerRepository } from './outside-scorer.ts'
import type { PeopleRepository } from './people.ts'
import type { PlaybookRepository } from './playbooks.ts'
import type { PostRepository } from './posts.ts'
import type { ProfileRepository } from './profiles.ts'
import type { DigestRepository } from './digests.ts'
import type { ReportRepository } from './reports.ts'
import type { RoutingRepository } from './routing.ts'
import type { AdjustmentRepository } from './adjustment.ts'
import type { SentimentRepository } from './sentiment.ts'
import type { StatementRepository } from './statements.ts'
import type { StoredScoresRepository } from './stored-scores.ts'
import type { SettingsRepository } from './settings.ts'
import type { SystemRepository } from './system.ts'
import type { ViewRepository } from './views.ts'

/** Everything a verb can reach inside one transaction of one workspace. */
export interface Repositories {
  actions: ActionRepository
  alertBots: AlertBotRepository
  alike: AlikeRepository
  alerts: AlertRepository
  analytics: AnalyticsRepository
  annotations: AnnotationRepository
  attachments: AttachmentRepository
  bulkAnswers: BulkAnswerRepository
  calls: CallRepository
  channels: ChannelRepository
  chat: ChatRepository
  contacts: ContactRepository
  conversations: ConversationRepository
  dashboards: DashboardRepository
  deadLetters: DeadLetterRepository
  deliveries: DeliveryRepository
  drafts: DraftRepository
  drills: DrillRepository
  escalations: EscalationRepository
  events: EventRepository
  handover: HandoverRepository
  hearing: HearingRepository
  holding: HoldingRepository
  imports: ImportRepository
  incidents: IncidentRepository
  intake: IntakeRepository
  matches: MatchRepository
  marks: MarkRepository
  mentions: MentionRepository
  messages: MessageRepository
  monitors: MonitorRepository
  notices: NoticeRepository
  notify: NotifyRepository
  onCall: OnCallRepository
  outsideScorer: OutsideScorerRepository
  people: PeopleRepository
  playbooks: PlaybookRepository
  posts: PostRepository
  profiles: ProfileRepository
  digests: DigestRepository
  reports: ReportRepository
  routing: RoutingRepository
  sentiment: SentimentRepository
  statements: StatementRepository
  storedScores: StoredScoresRepository
  adjustment: AdjustmentRepository
  settings: SettingsRepository
  system: SystemRepository
  usage: UsageRepository
  views: ViewRepository
}

export interface TransactionOptions {
  /**
   * True where a crash of the database may forget the transaction, because what it did is then done again. Does not wait
   * for the disk. One that appends events waits all the same: what a reader has seen stays.
   */
  repeatable?: boolean
}

export interface Store {
  /** One transaction, bound to one workspace by row-level security; whatever throws undoes all of it. */
  transaction<T>(
    workspaceId: string,
    work: (repositories: Repositories) => Promise<T>,
    options?: TransactionOptions,
  ): Promise<T>
}
