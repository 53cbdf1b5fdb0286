import type { Ids } from '@hubbub/contracts'
import type { Repositories, Store } from '@hubbub/domain'
import type { Database } from './create-database.ts'
import type { Transaction } from './create-tenant.ts'
import { createActionRepository } from './repositories/actions.ts'
import { createAlikeRepository } from './repositories/alike.ts'
import { createAlertsRepository } from './repositories/alerts/alerts.ts'
import { createAnalyticsRepository } from './repositories/analytics/analytics.ts'
import { createAnnotationRepository } from './repositories/analytics/annotations.ts'
import { createDashboardRepository } from './repositories/analytics/dashboards.ts'
import { createAttachmentRepository } from './repositories/attachments.ts'
import { createCallRepository } from './repositories/calls.ts'
import { createChannelSettingsRepository } from './repositories/channel-settings.ts'
import { createChannelWorkRepository } from './repositories/channel-work.ts'
import { createChatRepository } from './repositories/chat.ts'
import { createContactRepository } from './repositories/contacts.ts'
import { createConversationRepository } from './repositories/conversations.ts'
import { createDeadLetterRepository } from './repositories/dead-letters.ts'
import { createDeliveryRepository } from './repositories/deliveries.ts'
import { createDraftRepository } from './repositories/drafts.ts'
import { createDrillRepository } from './repositories/drills/drills.ts'
import { createAlertBotRepository } from './repositories/escalation/alert-bots.ts'
import { createEscalationRepository } from './repositories/escalation/escalations.ts'
import { createNotifyRepository } from './repositories/escalation/notify.ts'
import { createOnCallRepository } from './repositories/escalation/on-call.ts'
import { createEventRepository } from './repositories/events.ts'
import { createHandoverRepository } from './repositories/handover.ts'
import { createHearingRepository } from './repositories/hearing.ts'
import { createHoldingRepository } from './repositories/holding.ts'
import { createImportRepository } from './repositories/imports.ts'
import { createIncidentRepository } from './repositories/incidents/incidents.ts'
import { createBulkAnswerRepository } from './repositories/incidents/bulk-answers.ts'
import { createPlaybookRepository } from './repositories/incidents/playbooks.ts'
import { createDigestRepository } from './repositories/digests/digests.ts'
import { createReportRepository } from './repositories/reports/reports.ts'
import { createIntakeRepository } from './repositories/intake.ts'
import { createMatchRepository } from './repositories/monitors/matches.ts'
import { createMonitorRepository } from './repositories/monitors/monitors.ts'
import { createMentionRepository } from './repositories/mentions.ts'
import { createMessageRepository } from './repositories/messages.ts'
import { createNoticeRepository } from './repositories/notices.ts'
import { createPeopleRepository } from './repositories/people.ts'
import { createPostRepository } from './repositories/posts.ts'
import { createProfileRepository } from './repositories/profiles.ts'
import { createRoutingRepository } from './repositories/routing.ts'
import { createAdjustmentRepository } from './repositories/sentiment/adjustment.ts'
import { createStatementRepository } from './repositories/statements/statements.ts'
import { createOutsideScorerRepository } from './repositories/sentiment/outside-scorer.ts'
import { createMarkRepository } from './repositories/sentiment/marks.ts'
import { createSentimentRepository } from './repositories/sentiment/sentiment.ts'
import { createStoredScores } from './repositories/sentiment/stored-scores.ts'
import { createSettingsRepository } from './repositories/settings.ts'
import { createSystemRepository } from './repositories/system.ts'
import { createUsageRepository } from './repositories/usage.ts'
import { createViewRepository } from './repositories/views.ts'

/** The core's way to its data: one transaction, one workspace, every repository. */
export function createStore(db: Pick<Database, 'tenant'>, ids: Ids): Store {
  return {
    transaction: async (workspaceId, work, { repeatable = false } = {}) =>
      await db.tenant(
        workspaceId,
        async (tx) => await work(createRepositories(tx, { workspaceId, ids, repeatable })),
        { durable: !repeatable },
      ),
  }
}

interface Scope {
  workspaceId: string
  ids: Ids
  repeatable: boolean
}

export function createRepositories(tx: Transaction, { workspaceId, ids, repeatable }: Scope): Repositories {
  return {
    actions: createActionRepository(tx, workspaceId),
    alertBots: createAlertBotRepository(tx, workspaceId),
    drills: createDrillRepository(tx, workspaceId),
    alerts: createAlertsRepository(tx, workspaceId),
    alike: createAlikeRepository(tx, workspaceId),
    analytics: createAnalyticsRepository(tx, workspaceId),
    annotations: createAnnotationRepository(tx, workspaceId),
    attachments: createAttachmentRepository(tx, workspaceId),
    bulkAnswers: createBulkAnswerRepository(tx, workspaceId),
    calls: createCallRepository(tx, workspaceId),
    channels: {
      ...createChannelSettingsRepository(tx, workspaceId),
      ...createChannelWorkRepository(tx, workspaceId),
    },
    chat: createChatRepository(tx, workspaceId),
    contacts: createContactRepository(tx, workspaceId),
    conversations: createConversationRepository(tx, workspaceId),
    dashboards: createDashboardRepository(tx, workspaceId),
    deadLetters: createDeadLetterRepository(tx, workspaceId),
    deliveries: createDeliveryRepository(tx, workspaceId),
    drafts: createDraftRepository(tx, workspaceId),
    escalations: createEscalationRepository(tx, workspaceId),
    events: createEventRepository(tx, workspaceId, ids, !repeatable),
    handover: createHandoverRepository(tx, workspaceId),
    hearing: createHearingRepository(tx, workspaceId),
    holding: createHoldingRepository(tx, workspaceId),
    imports: createImportRepository(tx, workspaceId),
    incidents: createIncidentRepository(tx, workspaceId),
    digests: createDigestRepository(tx, workspaceId),
    reports: createReportRepository(tx, workspaceId),
    intake: createIntakeRepository(tx, workspaceId),
    matches: createMatchRepository(tx, workspaceId),
    mentions: createMentionRepository(tx, workspaceId),
    monitors: createMonitorRepository(tx, workspaceId),
    messages: createMessageRepository(tx, workspaceId),
    notices: createNoticeRepository(tx, workspaceId),
    notify: createNotifyRepository(tx, workspaceId),
    onCall: createOnCallRepository(tx, workspaceId),
    people: createPeopleRepository(tx, workspaceId),
    playbooks: createPlaybookRepository(tx, workspaceId),
    posts: createPostRepository(tx, workspaceId),
    profiles: createProfileRepository(tx, workspaceId),
    routing: createRoutingRepository(tx, workspaceId, () => ids.next()),
    outsideScorer: createOutsideScorerRepository(tx, workspaceId),
    marks: createMarkRepository(tx, workspaceId),
    sentiment: createSentimentRepository(tx, workspaceId),
    statements: createStatementRepository(tx, workspaceId),
    storedScores: createStoredScores(tx, workspaceId),
    adjustment: createAdjustmentRepository(tx, workspaceId),
    settings: createSettingsRepository(tx, workspaceId),
    system: createSystemRepository(tx, workspaceId),
    usage: createUsageRepository(tx, workspaceId),
    views: createViewRepository(tx, workspaceId),
  }
}
