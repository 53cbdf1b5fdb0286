import type { StatementTemplateData } from '@hubbub/contracts'
import type {
  answerApproval,
  askApproval,
  draftStatement,
  publishStatement,
  saveStatement,
} from '@hubbub/contracts/http'
import { hc } from 'hono/client'
import type { StatementsApi } from '../shapes/statements.ts'
import { type JsonBody, type Transport, done, ifMatch, read } from '../transport.ts'

export type StatementAsk = JsonBody<typeof askApproval>
export type StatementAnswer = JsonBody<typeof answerApproval>
export type StatementPublish = JsonBody<typeof publishStatement>

export function statementsClient(transport: Transport, base: string) {
  const all = hc<StatementsApi>(base, transport.options())
  const ofIncident = all.incidents[':id'].statements
  const at = all.statements[':id']
  const templates = all['statement-templates']
  const param = (id: string) => ({ param: { id } })
  return {
    list: (incidentId: string, signal?: AbortSignal) =>
      read(ofIncident.$get(param(incidentId), transport.options(signal))),
    draft: (incidentId: string, json: JsonBody<typeof draftStatement>) =>
      read(ofIncident.$post({ ...param(incidentId), json })),
    get: (id: string, signal?: AbortSignal) => read(at.$get(param(id), transport.options(signal))),
    save: (id: string, json: JsonBody<typeof saveStatement>) =>
      read(at.versions.$post({ ...param(id), json })),
    ask: (id: string, json: StatementAsk) => read(at.approvals.$post({ ...param(id), json })),
    answer: (id: string, json: StatementAnswer) => read(at.approvals.answer.$post({ ...param(id), json })),
    withdraw: (id: string, approvalId: string) =>
      read(at.approvals.withdraw.$post({ ...param(id), json: { approvalId } })),
    seen: (id: string) => done(at.seen.$post(param(id))),
    publish: (id: string, json: StatementPublish) => read(at.publications.$post({ ...param(id), json })),
    templates: (signal?: AbortSignal) => read(templates.$get(undefined, transport.options(signal))),
    createTemplate: (json: StatementTemplateData) => read(templates.$post({ json })),
    updateTemplate: (id: string, json: StatementTemplateData, version?: number) =>
      read(templates[':id'].$put({ ...param(id), header: ifMatch(version), json })),
    deleteTemplate: (id: string) => done(templates[':id'].$delete(param(id))),
    importTemplates: (items: StatementTemplateData[]) => read(templates.import.$post({ json: { items } })),
  }
}
