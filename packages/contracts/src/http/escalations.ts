import { pageOf, pageQuerySchema } from '../entities/common.ts'
import {
  escalationDetailSchema,
  escalationPolicySchema,
  escalationSchema,
  escalationStepSchema,
  escalationTargetSchema,
  onCallScheduleSchema,
  ownAlertSchema,
  rotationSchema,
  severitySchema,
  shiftSchema,
  swapAnswerSchema,
  timeZoneSchema,
} from '../entities/escalation.ts'
import { body, createRoute, idParam, ifMatch, json, noContent, problems, z } from './define.ts'

const tags = ['Escalation']
const one = { 200: json(escalationDetailSchema), ...problems }
const time = z.iso.datetime({ offset: true })

export const listEscalations = createRoute({
  method: 'get',
  path: '/escalations',
  tags,
  summary: 'What people are or were told of, the newest first',
  request: {
    query: pageQuerySchema.extend({
      open: z.enum(['true', 'false']).optional(),
      subjectKind: z.string().max(60).optional(),
      subjectId: z.uuid().optional(),
    }),
  },
  responses: { 200: json(pageOf(escalationSchema)), ...problems },
})
export const getEscalation = createRoute({
  method: 'get',
  path: '/escalations/{id}',
  tags,
  summary: 'Who was told by which way with what result, and what came of it',
  request: { params: idParam },
  responses: one,
})
export const pageSomebody = createRoute({
  method: 'post',
  path: '/conversations/{id}/page',
  tags,
  summary: 'Have people told of a conversation until one of them takes it',
  request: {
    params: idParam,
    body: body(
      z.object({
        severity: severitySchema,
        message: z.string().trim().min(1).max(200),
        /** The default where neither a policy nor targets are named. */
        policyId: z.uuid().optional(),
        targets: z.array(escalationTargetSchema).max(10).optional(),
      }),
    ),
  },
  responses: { 201: json(escalationDetailSchema), ...problems },
})
export const acknowledgeEscalation = createRoute({
  method: 'post',
  path: '/escalations/{id}/acknowledge',
  tags,
  summary: 'Take it: nobody else is told, until the acknowledgement runs out',
  request: { params: idParam },
  responses: one,
})
export const resolveEscalation = createRoute({
  method: 'post',
  path: '/escalations/{id}/resolve',
  tags,
  summary: 'It is done with, and nobody is told any more',
  request: { params: idParam },
  responses: one,
})
export const escalateNow = createRoute({
  method: 'post',
  path: '/escalations/{id}/escalate',
  tags,
  summary: 'Take the next step without waiting for its time',
  request: { params: idParam },
  responses: one,
})
export const listOwnAlerts = createRoute({
  method: 'get',
  path: '/own-alerts',
  tags,
  summary: 'What the caller was told of, the newest first',
  responses: { 200: json(z.object({ items: z.array(ownAlertSchema) })), ...problems },
})
export const seeOwnAlerts = createRoute({
  method: 'post',
  path: '/own-alerts/seen',
  tags,
  summary: 'The caller has seen these; all where none is named',
  request: { body: body(z.object({ escalationIds: z.array(z.uuid()).max(100).optional() })) },
  responses: { 204: noContent, ...problems },
})

const policyBody = z.object({
  name: z.string().trim().min(1).max(100),
  steps: z.array(escalationStepSchema).min(1).max(10),
  repeat: z.int().min(0).max(5),
  ackSeconds: z.int().min(60).max(604_800).nullable(),
  isDefault: z.boolean(),
})
export const listEscalationPolicies = createRoute({
  method: 'get',
  path: '/escalation-policies',
  tags,
  summary: 'In which order people are told',
  responses: { 200: json(z.object({ items: z.array(escalationPolicySchema) })), ...problems },
})
export const createEscalationPolicy = createRoute({
  method: 'post',
  path: '/escalation-policies',
  tags,
  summary: 'Say in which order people are told',
  request: { body: body(policyBody) },
  responses: { 201: json(escalationPolicySchema), ...problems },
})
export const updateEscalationPolicy = createRoute({
  method: 'patch',
  path: '/escalation-policies/{id}',
  tags,
  summary: 'Change in which order people are told; what runs goes on as it began',
  request: { params: idParam, headers: ifMatch, body: body(policyBody.partial()) },
  responses: { 200: json(escalationPolicySchema), ...problems },
})
export const deleteEscalationPolicy = createRoute({
  method: 'delete',
  path: '/escalation-policies/{id}',
  tags,
  summary: 'Remove a policy; what runs goes on as it began',
  request: { params: idParam },
  responses: { 204: noContent, ...problems },
})

const scheduleBody = z.object({
  name: z.string().trim().min(1).max(100),
  timeZone: timeZoneSchema,
  rotations: z.array(rotationSchema).max(10),
})
const span = z.object({ from: time, to: time })
const reason = z.string().trim().max(200).default('')
export const listOnCallSchedules = createRoute({
  method: 'get',
  path: '/on-call-schedules',
  tags,
  summary: 'Who takes turns, and who is on call now and next',
  responses: { 200: json(z.object({ items: z.array(onCallScheduleSchema) })), ...problems },
})
export const listShifts = createRoute({
  method: 'get',
  path: '/on-call-schedules/{id}/shifts',
  tags,
  summary: 'Who is on call from one moment to another, at most a hundred days',
  request: { params: idParam, query: span },
  responses: { 200: json(z.object({ items: z.array(shiftSchema) })), ...problems },
})
export const createOnCallSchedule = createRoute({
  method: 'post',
  path: '/on-call-schedules',
  tags,
  summary: 'Say who takes turns',
  request: { body: body(scheduleBody) },
  responses: { 201: json(onCallScheduleSchema), ...problems },
})
export const updateOnCallSchedule = createRoute({
  method: 'patch',
  path: '/on-call-schedules/{id}',
  tags,
  summary: 'Change who takes turns',
  request: { params: idParam, headers: ifMatch, body: body(scheduleBody.partial()) },
  responses: { 200: json(onCallScheduleSchema), ...problems },
})
export const deleteOnCallSchedule = createRoute({
  method: 'delete',
  path: '/on-call-schedules/{id}',
  tags,
  summary: 'Remove a schedule with its overrides',
  request: { params: idParam },
  responses: { 204: noContent, ...problems },
})
export const overrideShift = createRoute({
  method: 'post',
  path: '/on-call-schedules/{id}/overrides',
  tags,
  summary: 'Somebody stands in; everybody may take it on themselves',
  request: { params: idParam, body: body(span.extend({ memberId: z.uuid(), reason })) },
  responses: { 201: json(onCallScheduleSchema), ...problems },
})
export const swapShifts = createRoute({
  method: 'post',
  path: '/on-call-schedules/{id}/swaps',
  tags,
  summary: 'Two shifts change hands: who has the one takes the other',
  request: { params: idParam, body: body(z.object({ one: span, other: span, reason })) },
  responses: { 201: json(onCallScheduleSchema), ...problems },
})
export const askSwap = createRoute({
  method: 'post',
  path: '/on-call-schedules/{id}/swap-requests',
  tags,
  summary: 'Ask somebody to take a shift of one’s own for one of theirs; it is swapped once they agree',
  request: { params: idParam, body: body(z.object({ one: span, other: span, reason })) },
  responses: { 201: json(onCallScheduleSchema), ...problems },
})
export const answerSwap = createRoute({
  method: 'post',
  path: '/on-call-swap-requests/{id}/answer',
  tags,
  summary: 'Agree to a swap or refuse it, as who was asked; withdraw it, as who asked',
  request: { params: idParam, body: body(z.object({ answer: swapAnswerSchema })) },
  responses: { 200: json(onCallScheduleSchema), ...problems },
})
export const removeOverride = createRoute({
  method: 'delete',
  path: '/on-call-overrides/{id}',
  tags,
  summary: 'Take back an override, or a swap as a whole',
  request: { params: idParam },
  responses: { 204: noContent, ...problems },
})
