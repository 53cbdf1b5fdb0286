import { accountClient } from './resources/account.ts'
import { alertsClient } from './resources/alerts.ts'
import { analyticsClient } from './resources/analytics.ts'
import { apiKeysClient } from './resources/api-keys.ts'
import { attachmentsClient } from './resources/attachments.ts'
import { brandsClient } from './resources/brands.ts'
import { cannedResponsesClient } from './resources/canned-responses.ts'
import { channelsClient } from './resources/channels.ts'
import { contactsClient } from './resources/contacts.ts'
import { conversationsClient } from './resources/conversations.ts'
import { draftsClient } from './resources/drafts.ts'
import { escalationsClient } from './resources/escalations.ts'
import { incidentsClient, playbooksClient } from './resources/incidents.ts'
import { importsClient } from './resources/imports.ts'
import { labelsClient } from './resources/labels.ts'
import { membersClient } from './resources/members.ts'
import { mentionsClient } from './resources/mentions.ts'
import { messagesClient } from './resources/messages.ts'
import { monitorsClient } from './resources/monitors.ts'
import { noticePlacesClient } from './resources/notice-places.ts'
import { drillsClient } from './resources/drills.ts'
import { notifyClient } from './resources/notify.ts'
import { onCallClient } from './resources/on-call.ts'
import { outboundHoldsClient } from './resources/outbound-holds.ts'
import { digestsClient } from './resources/digests.ts'
import { reportsClient } from './resources/reports.ts'
import { sentimentClient } from './resources/sentiment.ts'
import { postsClient } from './resources/posts.ts'
import { statementsClient } from './resources/statements.ts'
import { systemClient } from './resources/system.ts'
import { teamsClient } from './resources/teams.ts'
import { viewsClient } from './resources/views.ts'
import { workspaceClient } from './resources/workspace.ts'
import { type Transport, type TransportOptions, createTransport } from './transport.ts'

export type Api = ReturnType<typeof createApi>
export type WorkspaceResources = ReturnType<typeof workspaceResources>

export function createApi(options: TransportOptions) {
  const transport = createTransport(options)
  return {
    account: accountClient(transport),
    workspace: (workspaceId: string) => workspaceResources(transport, workspaceId),
  }
}

function workspaceResources(transport: Transport, workspaceId: string) {
  const base = `${transport.root}/workspaces/${workspaceId}`
  return {
    workspaceId,
    alerts: alertsClient(transport, base),
    analytics: analyticsClient(transport, base),
    apiKeys: apiKeysClient(transport, base),
    attachments: attachmentsClient(transport, base),
    brands: brandsClient(transport, base),
    cannedResponses: cannedResponsesClient(transport, base),
    channels: channelsClient(transport, base),
    contacts: contactsClient(transport, base),
    conversations: conversationsClient(transport, base),
    drafts: draftsClient(transport, base),
    escalations: escalationsClient(transport, base),
    imports: importsClient(transport, base),
    incidents: incidentsClient(transport, base),
    playbooks: playbooksClient(transport, base),
    labels: labelsClient(transport, base),
    members: membersClient(transport, base),
    mentions: mentionsClient(transport, base),
    posts: postsClient(transport, base),
    messages: messagesClient(transport, base),
    monitors: monitorsClient(transport, base),
    noticePlaces: noticePlacesClient(transport, base),
    drills: drillsClient(transport, base),
    notify: notifyClient(transport, base),
    onCall: onCallClient(transport, base),
    outboundHolds: outboundHoldsClient(transport, base),
    digests: digestsClient(transport, base),
    reports: reportsClient(transport, base),
    sentiment: sentimentClient(transport, base),
    statements: statementsClient(transport, base),
    system: systemClient(transport, base),
    teams: teamsClient(transport, base),
    views: viewsClient(transport, base),
    workspace: workspaceClient(transport, base),
  }
}
