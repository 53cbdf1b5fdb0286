import { randomUUID } from 'node:crypto'
import { type Permission, roleSchema, rolePermissions } from '@hubbub/contracts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { incidentNeeds } from './incident-needs.fixtures.ts'
import { deliveryNeeds } from './permissions-delivery.fixtures.ts'
import { reportNeeds } from './permissions-reports.fixtures.ts'
import { describeOperations, type Described } from './sample-input.fixtures.ts'
import { openTestApi, type Person, type TestApi, type TestWorkspace } from './test-api.fixtures.ts'

/** What each operation needs; null where being a member is enough. */
const needs: Record<string, Permission | null> = {
  getWorkspace: null,
  updateOwnMembership: null,
  updateWorkspace: 'workspace:write',
  listBrands: 'brand:read',
  createBrand: 'brand:write',
  updateBrand: 'brand:write',
  listLabels: 'label:read',
  createLabel: 'label:write',
  updateLabel: 'label:write',
  deleteLabel: 'label:write',
  listCannedResponses: 'canned-response:read',
  createCannedResponse: 'canned-response:write',
  updateCannedResponse: 'canned-response:write',
  deleteCannedResponse: 'canned-response:write',
  listChannels: 'channel:read',
  listChannelKinds: 'channel:read',
  getChannel: 'channel:read',
  createChannel: 'channel:write',
  checkChannel: 'channel:write',
  updateChannel: 'channel:write',
  deleteChannel: 'channel:write',
  getChannelListening: 'channel:read',
  getChannelUsage: 'channel:read',
  setChannelBudget: 'channel:write',
  listChannelGaps: 'channel:read',
  listChannelRooms: 'workspace:write',
  listNoticePlaces: 'workspace:write',
  createNoticePlace: 'workspace:write',
  updateNoticePlace: 'workspace:write',
  deleteNoticePlace: 'workspace:write',
  testNoticePlace: 'workspace:write',
  renewChannelSecret: 'channel:write',
  listMembers: 'member:read',
  updateMember: 'member:write',
  createResetLink: 'member:write',
  resetSecondFactor: 'member:write',
  listInvitations: 'member:write',
  invite: 'member:write',
  revokeInvitation: 'member:write',
  listTeams: 'team:read',
  createTeam: 'team:write',
  updateTeam: 'team:write',
  deleteTeam: 'team:write',
  listApiKeys: 'api-key:write',
  createApiKey: 'api-key:write',
  revokeApiKey: 'api-key:write',
  getSystemStatus: 'system:read',
  listDeadLetters: 'system:read',
  retryDeadLetter: 'dead-letter:write',
  discardDeadLetter: 'dead-letter:write',
  listQuarantined: 'system:read',
  getQuarantinedRaw: 'quarantine:write',
  retryQuarantined: 'quarantine:write',
  listEvents: 'event:read',
  listConversations: 'conversation:read',
  countConversations: 'conversation:read',
  getConversation: 'conversation:read',
  updateConversation: 'conversation:write',
  bulkUpdateConversations: 'conversation:write',
  bulkUpdateMatching: 'conversation:write',
  setConversationLabels: 'conversation:write',
  markConversation: 'conversation:read',
  deleteConversation: 'conversation:delete',
  listMessages: 'conversation:read',
  listParticipants: 'conversation:read',
  getMessage: 'conversation:read',
  getMessageHtml: 'conversation:read',
  getMessageOriginal: 'conversation:read',
  getReplyTerms: 'conversation:read',
  listReplyTemplates: 'message:send',
  sendReply: 'message:send',
  retryMessage: 'message:send',
  actOnMessage: 'message:send',
  rescheduleMessage: 'message:send',
  listViews: 'view:read',
  createView: 'view:write',
  updateView: 'view:write',
  deleteView: 'view:write',
  cancelMessage: 'message:send',
  createImport: 'channel:write',
  getImport: 'channel:write',
  getImportRefusals: 'channel:write',
  listImports: 'channel:write',
  putImportPart: 'channel:write',
  startImport: 'channel:write',
  stopImport: 'channel:write',
  undoImport: 'channel:write',
  addNote: 'note:write',
  logCall: 'note:write',
  updateLog: 'note:write',
  withdrawLog: 'note:write',
  listDrafts: 'conversation:read',
  saveDraft: 'note:write',
  deleteDraft: 'conversation:read',
  uploadAttachment: 'note:write',
  getAttachment: 'conversation:read',
  listContacts: 'contact:read',
  getContact: 'contact:read',
  updateContact: 'contact:write',
  mergeContacts: 'contact:write',
  listContactInfluence: 'contact:read',
  listContactProfiles: 'contact:read',
  fetchContactProfile: 'contact:read',
  listContactMessages: 'conversation:read',
  listMentions: 'mention:read',
  countMentions: 'mention:read',
  getMention: 'mention:read',
  getMentionReplyTerms: 'mention:read',
  updateMentions: 'mention:write',
  openMention: 'conversation:write',
  blockMentionAuthor: 'contact:write',
  listMonitors: 'monitor:read',
  getMonitor: 'monitor:read',
  listMonitorVersions: 'monitor:read',
  exportMonitors: 'monitor:read',
  previewMonitor: 'monitor:read',
  listMonitorSources: 'monitor:read',
  createMonitor: 'monitor:write',
  updateMonitor: 'monitor:write',
  ...reportNeeds,
  deleteMonitor: 'monitor:write',
  importMonitors: 'monitor:write',
  correctSentiment: 'sentiment:correct',
  listSentimentCorrections: 'sentiment-rule:read',
  getSentimentAccuracy: 'sentiment-rule:read',
  listSentimentRules: 'sentiment-rule:read',
  createSentimentRule: 'sentiment-rule:write',
  previewSentimentRule: 'sentiment-rule:write',
  deleteSentimentRule: 'sentiment-rule:write',
  getSentimentAdjustment: 'sentiment-rule:read',
  putSentimentAdjustment: 'sentiment-rule:write',
  forgetSentimentAdjustment: 'sentiment-rule:write',
  getSentimentScorer: 'workspace:write',
  putSentimentScorer: 'workspace:write',
  deleteSentimentScorer: 'workspace:write',
  trySentimentScorer: 'workspace:write',
  correctMarks: 'sentiment:correct',
  correctConversations: 'sentiment:correct',
  listMarks: 'sentiment-rule:read',
  putMarkRoute: 'sentiment-rule:write',
  listPosts: 'mention:read',
  getPost: 'mention:read',
  listPostReplies: 'mention:read',
  getPublishTerms: 'post:publish',
  publishPosts: 'post:publish',
  retryPost: 'post:publish',
  cancelPost: 'post:publish',
  removePost: 'post:publish',
  reschedulePost: 'post:publish',
  listOutboundHolds: null,
  placeOutboundHold: 'outbound:hold',
  liftOutboundHold: 'outbound:hold',
  listHeldItems: 'outbound:hold',
  settleHeldItem: 'outbound:hold',
  ...incidentNeeds,
  listAlertRules: 'alert:read',
  getAlertRule: 'alert:read',
  createAlertRule: 'alert-rule:write',
  updateAlertRule: 'alert-rule:write',
  deleteAlertRule: 'alert-rule:write',
  listRuleMutes: 'alert:read',
  muteAlertRule: 'alert-rule:write',
  unmuteAlertRule: 'alert-rule:write',
  backtestAlertRule: 'alert:read',
  listAlerts: 'alert:read',
  getAlert: 'alert:read',
  markAlert: 'alert:judge',
  listEscalations: 'escalation:read',
  getEscalation: 'escalation:read',
  pageSomebody: 'escalation:write',
  acknowledgeEscalation: 'escalation:write',
  resolveEscalation: 'escalation:write',
  escalateNow: 'escalation:write',
  listOwnAlerts: null,
  seeOwnAlerts: null,
  listEscalationPolicies: 'on-call:read',
  createEscalationPolicy: 'on-call:write',
  updateEscalationPolicy: 'on-call:write',
  deleteEscalationPolicy: 'on-call:write',
  listOnCallSchedules: 'on-call:read',
  listShifts: 'on-call:read',
  createOnCallSchedule: 'on-call:write',
  updateOnCallSchedule: 'on-call:write',
  deleteOnCallSchedule: 'on-call:write',
  overrideShift: 'on-call:write',
  swapShifts: 'on-call:write',
  askSwap: 'on-call:read',
  answerSwap: 'on-call:read',
  removeOverride: 'on-call:read',
  ...deliveryNeeds,
  search: 'conversation:read',
  listCountedMonitors: 'mention:read',
  getVolume: 'mention:read',
  getBreakdown: 'mention:read',
  getWeekTally: 'mention:read',
  getRisingTerms: 'mention:read',
  getAspectPhrases: 'mention:read',
  getTopAuthors: 'mention:read',
  listMatched: 'mention:read',
  getCoverage: 'channel:read',
  createAnnotation: 'mention:write',
  deleteAnnotation: 'mention:write',
  listDashboards: 'view:read',
  createDashboard: 'view:write',
  updateDashboard: 'view:write',
  deleteDashboard: 'view:write',
}

describe('permissions', () => {
  let api: TestApi
  let acme: TestWorkspace
  let operations: Described[]
  beforeAll(async () => {
    api = await openTestApi()
    acme = await api.makeWorkspace('Acme')
    operations = describeOperations(api.api.document, randomUUID(), 'aaa').filter(({ path }) =>
      path.includes('{workspaceId}'),
    )
  })
  afterAll(async () => await api[Symbol.asyncDispose]())

  async function ask(
    { browser }: Pick<Person, 'browser'>,
    operation: Described,
    headers: Record<string, string> = {},
  ) {
    const path = operation.path
      .replace('{workspaceId}', acme.id)
      .replace('{mode}', 'note')
      .replace('{kind}', 'anger')
      .replace('{id}', randomUUID())
      .replace('{actionId}', randomUUID())
      .replace('{part}', '0')
    const [{ query, body: least } = { query: '', body: undefined }] = operation.inputs
    const file = new FormData()
    file.set('file', new File(['text'], 'a.txt'))
    const takesFile = ['uploadAttachment', 'putImportPart'].includes(operation.operationId)
    const body = takesFile ? file : least
    return await browser.ask(operation.method, `${path}?${query}`, { body, headers })
  }

  test('are known for every operation', () => {
    expect(operations.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(needs).sort())
  })

  test.each(roleSchema.options)('let %s do what the role says and nothing else', async (role) => {
    const person = await acme.add(role)
    for (const operation of operations) {
      const needed = needs[operation.operationId] ?? null
      const answer = await ask(person, operation)
      const may = needed === null || rolePermissions[role].includes(needed)
      expect({
        of: operation.operationId,
        forbidden: answer.body['code'] === 'access.forbidden',
        status: answer.status,
      }).toMatchObject({
        of: operation.operationId,
        forbidden: !may,
        ...(may ? {} : { status: 403 }),
      })
    }
  })

  test('of an API key are its scopes: each operation needs its own, and no other stands for it', async () => {
    const scopes = [...new Set(Object.values(needs))].filter((scope) => scope !== null)
    const headersOf = async (held: readonly Permission[]) => {
      const made = await acme.admin.browser.post(acme.at('/api-keys'), { name: 'key', scopes: held })
      return { authorization: `Bearer ${String(made.body['secret'])}` }
    }
    for (const scope of scopes) {
      const alone = await headersOf([scope])
      const without = await headersOf(scopes.filter((other) => other !== scope))
      for (const operation of operations.filter(({ operationId }) => needs[operationId] === scope)) {
        const of = operation.operationId
        const asked = { browser: api.browser() }
        const given = await ask(asked, operation, alone)
        const lacking = await ask(asked, operation, without)
        expect({ of, code: lacking.body['code'] }).toEqual({ of, code: 'access.forbidden' })
        expect({ of, code: given.body['code'] }).not.toEqual({ of, code: 'access.forbidden' })
      }
    }
    const open = operations.filter(({ operationId }) => needs[operationId] === null)
    const any = await headersOf(['label:read'])
    for (const operation of open) {
      const { body } = await ask({ browser: api.browser() }, operation, any)
      expect(body['code'], operation.operationId).not.toBe('access.forbidden')
    }
  })
})
