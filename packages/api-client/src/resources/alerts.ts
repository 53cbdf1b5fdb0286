import type { AlertMark } from '@hubbub/contracts'
import type {
  backtestAlertRule,
  createAlertRule,
  muteAlertRule,
  updateAlertRule,
} from '@hubbub/contracts/http'
import { hc } from 'hono/client'
import type { AlertsApi } from '../shapes/alerts.ts'
import { type JsonBody, type Transport, done, ifMatch, queryOf, read } from '../transport.ts'

export type AlertRuleInput = JsonBody<typeof createAlertRule>
export type BacktestInput = JsonBody<typeof backtestAlertRule>

export function alertsClient(transport: Transport, base: string) {
  const at = hc<AlertsApi>(base, transport.options())
  const rules = at['alert-rules']
  return {
    rules: (signal?: AbortSignal) => read(rules.$get({}, transport.options(signal))),
    rule: (id: string, signal?: AbortSignal) =>
      read(rules[':id'].$get({ param: { id } }, transport.options(signal))),
    createRule: (input: AlertRuleInput) => read(rules.$post({ json: input })),
    updateRule: (id: string, change: JsonBody<typeof updateAlertRule>, version?: number) =>
      read(rules[':id'].$patch({ param: { id }, header: ifMatch(version), json: change })),
    deleteRule: (id: string) => done(rules[':id'].$delete({ param: { id } })),
    mutes: (id: string, signal?: AbortSignal) =>
      read(rules[':id'].mutes.$get({ param: { id } }, transport.options(signal))),
    muteRule: (id: string, mute: JsonBody<typeof muteAlertRule>) =>
      read(rules[':id'].mute.$put({ param: { id }, json: mute })),
    unmuteRule: (id: string) => read(rules[':id'].mute.$delete({ param: { id } })),
    backtest: (input: BacktestInput, signal?: AbortSignal) =>
      read(rules.backtest.$post({ json: input }, transport.options(signal))),
    list: (query: { ruleId?: string; limit?: number; cursor?: string }, signal?: AbortSignal) =>
      read(at.alerts.$get({ query: queryOf(query) }, transport.options(signal))),
    get: (id: string, signal?: AbortSignal) =>
      read(at.alerts[':id'].$get({ param: { id } }, transport.options(signal))),
    mark: (id: string, mark: AlertMark | null, note = '') =>
      read(at.alerts[':id'].mark.$put({ param: { id }, json: { mark, note } })),
  }
}
