import type { IncidentReview } from '@hubbub/contracts'
import type {
  addIncidentAction,
  addIncidentTask,
  IncidentMentions,
  openIncident,
  previewBulkAnswer,
  setIncidentSeverity,
  settleIncidentTask,
  updateIncidentAction,
  updateIncident,
} from '@hubbub/contracts/http'
import { hc } from 'hono/client'
import type { IncidentsApi } from '../shapes/incidents.ts'
import { type JsonBody, type Transport, done, ifMatch, queryOf, read } from '../transport.ts'

type NewAnswer = JsonBody<typeof previewBulkAnswer>
type NewAction = JsonBody<typeof addIncidentAction>
type ActionChange = JsonBody<typeof updateIncidentAction>
type NewTask = JsonBody<typeof addIncidentTask>
type TaskChange = JsonBody<typeof settleIncidentTask>
type SeverityByHand = JsonBody<typeof setIncidentSeverity>
type NewIncident = JsonBody<typeof openIncident>
export type IncidentChange = JsonBody<typeof updateIncident>

export function incidentsClient(transport: Transport, base: string) {
  const all = hc<IncidentsApi>(base, transport.options())
  const at = all.incidents
  const tasks = all['incident-tasks']
  const one = at[':id']
  return {
    list: (
      query: { open?: 'true' | 'false'; overdue?: 'true'; mine?: 'true'; limit?: number; cursor?: string },
      signal?: AbortSignal,
    ) => read(at.$get({ query: queryOf(query) }, transport.options(signal))),
    open: (incident: NewIncident) => read(at.$post({ json: incident })),
    merge: (id: string, intoId: string) => read(one.merge.$post({ param: { id }, json: { intoId } })),
    split: (id: string, alertId: string) => read(one.split.$post({ param: { id }, json: { alertId } })),
    setConversations: (id: string, conversationIds: string[], linked: boolean) =>
      read(one.conversations.$post({ param: { id }, json: { conversationIds, linked } })),
    mentions: (id: string, { free }: { free?: boolean } = {}, signal?: AbortSignal) =>
      read(
        one.mentions.$get(
          { param: { id }, query: queryOf({ free: free === true ? ('true' as const) : undefined }) },
          transport.options(signal),
        ),
      ),
    setMentions: (id: string, change: IncidentMentions) =>
      read(one.mentions.$post({ param: { id }, json: change })),
    ofConversation: (id: string, signal?: AbortSignal) =>
      read(all.conversations[':id'].incidents.$get({ param: { id } }, transport.options(signal))),
    answers: (id: string, signal?: AbortSignal) =>
      read(one.answers.$get({ param: { id } }, transport.options(signal))),
    previewAnswer: (id: string, answer: NewAnswer, signal?: AbortSignal) =>
      read(one.answers.preview.$post({ param: { id }, json: answer }, transport.options(signal))),
    answer: (id: string, answer: NewAnswer & { id: string }) =>
      read(one.answers.$post({ param: { id }, json: answer })),
    retryAnswer: (answerId: string) =>
      read(all['bulk-answers'][':id'].retry.$post({ param: { id: answerId } })),
    get: (id: string, signal?: AbortSignal) => read(one.$get({ param: { id } }, transport.options(signal))),
    update: (id: string, change: IncidentChange, version?: number) =>
      read(one.$patch({ param: { id }, header: ifMatch(version), json: change })),
    setSeverity: (id: string, said: SeverityByHand) => read(one.severity.$put({ param: { id }, json: said })),
    note: (id: string, text: string) => read(one.notes.$post({ param: { id }, json: { text } })),
    addTask: (id: string, task: NewTask) => read(one.tasks.$post({ param: { id }, json: task })),
    changeTask: (id: string, taskId: string, change: Omit<TaskChange, 'incidentId'>) =>
      read(tasks[':id'].$put({ param: { id: taskId }, json: { incidentId: id, ...change } })),
    playbooks: (id: string, signal?: AbortSignal) =>
      read(one.playbooks.$get({ param: { id } }, transport.options(signal))),
    choosePlaybook: (id: string, playbookId: string | null) =>
      read(one.playbook.$put({ param: { id }, json: { playbookId } })),
    review: (id: string, review: IncidentReview) => read(one.review.$put({ param: { id }, json: review })),
    addAction: (id: string, action: NewAction) => read(one.actions.$post({ param: { id }, json: action })),
    changeAction: (id: string, actionId: string, change: ActionChange) =>
      read(one.actions[':actionId'].$patch({ param: { id, actionId }, json: change })),
    removeAction: (id: string, actionId: string) =>
      read(one.actions[':actionId'].$delete({ param: { id, actionId } })),
    /** Its review as PDF. */
    printReview: async (id: string, timeZone: string) =>
      await (await one.review.pdf.$get({ param: { id }, query: { timeZone } })).blob(),
  }
}

export function playbooksClient(transport: Transport, base: string) {
  const all = hc<IncidentsApi>(base, transport.options()).playbooks
  const one = all[':id']
  return {
    list: (signal?: AbortSignal) => read(all.$get({}, transport.options(signal))),
    get: (id: string, version?: number, signal?: AbortSignal) =>
      read(one.$get({ param: { id }, query: queryOf({ version }) }, transport.options(signal))),
    create: (text: string) => read(all.$post({ json: { text } })),
    update: (id: string, text: string, version?: number) =>
      read(one.$put({ param: { id }, header: ifMatch(version), json: { text } })),
    delete: (id: string) => done(one.$delete({ param: { id } })),
  }
}
