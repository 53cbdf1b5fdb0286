import type { SwapAnswer } from '@hubbub/contracts'
import type {
  askSwap,
  connectAlertBot,
  createEscalationPolicy,
  createOnCallSchedule,
  overrideShift,
  swapShifts,
  updateEscalationPolicy,
  updateOnCallSchedule,
} from '@hubbub/contracts/http'
import { hc } from 'hono/client'
import type { OnCallApi } from '../shapes/escalations.ts'
import { type JsonBody, type Transport, done, ifMatch, read } from '../transport.ts'

export type EscalationPolicyInput = JsonBody<typeof createEscalationPolicy>
export type OnCallScheduleInput = JsonBody<typeof createOnCallSchedule>

export function onCallClient(transport: Transport, base: string) {
  const at = hc<OnCallApi>(base, transport.options())
  const policies = at['escalation-policies']
  const schedules = at['on-call-schedules']
  return {
    policies: (signal?: AbortSignal) => read(policies.$get({}, transport.options(signal))),
    createPolicy: (input: EscalationPolicyInput) => read(policies.$post({ json: input })),
    updatePolicy: (id: string, change: JsonBody<typeof updateEscalationPolicy>, version?: number) =>
      read(policies[':id'].$patch({ param: { id }, header: ifMatch(version), json: change })),
    deletePolicy: (id: string) => done(policies[':id'].$delete({ param: { id } })),
    schedules: (signal?: AbortSignal) => read(schedules.$get({}, transport.options(signal))),
    createSchedule: (input: OnCallScheduleInput) => read(schedules.$post({ json: input })),
    updateSchedule: (id: string, change: JsonBody<typeof updateOnCallSchedule>, version?: number) =>
      read(schedules[':id'].$patch({ param: { id }, header: ifMatch(version), json: change })),
    deleteSchedule: (id: string) => done(schedules[':id'].$delete({ param: { id } })),
    shifts: (id: string, span: { from: string; to: string }, signal?: AbortSignal) =>
      read(schedules[':id'].shifts.$get({ param: { id }, query: span }, transport.options(signal))),
    override: (id: string, input: JsonBody<typeof overrideShift>) =>
      read(schedules[':id'].overrides.$post({ param: { id }, json: input })),
    swap: (id: string, input: JsonBody<typeof swapShifts>) =>
      read(schedules[':id'].swaps.$post({ param: { id }, json: input })),
    askSwap: (id: string, input: JsonBody<typeof askSwap>) =>
      read(schedules[':id']['swap-requests'].$post({ param: { id }, json: input })),
    answerSwap: (id: string, answer: SwapAnswer) =>
      read(at['on-call-swap-requests'][':id'].answer.$post({ param: { id }, json: { answer } })),
    alertBot: (signal?: AbortSignal) => read(at['alert-bot'].$get({}, transport.options(signal))),
    connectBot: (input: JsonBody<typeof connectAlertBot>) => read(at['alert-bot'].$put({ json: input })),
    removeBot: () => done(at['alert-bot'].$delete({})),
    removeOverride: (id: string) => done(at['on-call-overrides'][':id'].$delete({ param: { id } })),
  }
}
