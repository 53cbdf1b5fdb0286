import {
  alertEvidenceSchema,
  alertFilterSchema,
  alertMarkSchema,
  alertQuietSchema,
  alertRuleSchema,
  pastMuteSchema,
  alertSchema,
  alertTellSchema,
  alertWatchSchema,
  backtestSchema,
  sensitivitySchema,
} from '../entities/alert.ts'
import { idSchema, pageOf, pageQuerySchema, timestampSchema } from '../entities/common.ts'
import { severitySchema } from '../entities/escalation.ts'
import { matchedMentionSchema } from './analytics.ts'
import { body, createRoute, idParam, ifMatch, json, noContent, problems, z } from './define.ts'

const tags = ['Alerts']

const what = {
  /** Null for sources alone. */
  monitorId: idSchema.nullable(),
  filter: alertFilterSchema,
  watch: alertWatchSchema,
  sensitivity: sensitivitySchema,
  cooldownMinutes: z.int().min(0).max(10_080),
}
const ruleBody = z.object({
  name: z.string().trim().min(1).max(80),
  ...what,
  severity: severitySchema.nullable(),
  quiet: alertQuietSchema.nullable(),
  tell: alertTellSchema,
  playbookId: idSchema.nullable(),
  enabled: z.boolean(),
})
const usual = {
  filter: alertFilterSchema.default({ channelIds: [], languages: [] }),
  sensitivity: sensitivitySchema.default('balanced'),
  cooldownMinutes: what.cooldownMinutes.default(60),
}

export const listAlertRules = createRoute({
  method: 'get',
  path: '/alert-rules',
  tags,
  summary: 'What people are to be told of, and how well each rule sees',
  responses: { 200: json(z.object({ items: z.array(alertRuleSchema) })), ...problems },
})
export const getAlertRule = createRoute({
  method: 'get',
  path: '/alert-rules/{id}',
  tags,
  summary: 'One alert rule',
  request: { params: idParam },
  responses: { 200: json(alertRuleSchema), ...problems },
})
export const createAlertRule = createRoute({
  method: 'post',
  path: '/alert-rules',
  tags,
  summary: 'Have people told of something unusual in what a monitor matches, or of the silence of a source',
  request: {
    body: body(
      ruleBody.extend({
        ...usual,
        severity: ruleBody.shape.severity.default(null),
        quiet: ruleBody.shape.quiet.default(null),
        playbookId: ruleBody.shape.playbookId.default(null),
        enabled: ruleBody.shape.enabled.default(true),
      }),
    ),
  },
  responses: { 201: json(alertRuleSchema), ...problems },
})
export const updateAlertRule = createRoute({
  method: 'patch',
  path: '/alert-rules/{id}',
  tags,
  summary: 'Change an alert rule; what it has told stays told',
  request: { params: idParam, headers: ifMatch, body: body(ruleBody.partial()) },
  responses: { 200: json(alertRuleSchema), ...problems },
})
export const deleteAlertRule = createRoute({
  method: 'delete',
  path: '/alert-rules/{id}',
  tags,
  summary: 'Remove an alert rule; its alerts stay',
  request: { params: idParam },
  responses: { 204: noContent, ...problems },
})
export const muteAlertRule = createRoute({
  method: 'put',
  path: '/alert-rules/{id}/mute',
  tags,
  summary:
    'Mute an alert rule until a time, 30 days at most: it finds as ever and what it finds is listed, but nobody is told and no incident opens by it. It ends by itself',
  request: {
    params: idParam,
    body: body(z.object({ until: timestampSchema, reason: z.string().trim().min(1).max(300) })),
  },
  responses: { 200: json(alertRuleSchema), ...problems },
})
export const unmuteAlertRule = createRoute({
  method: 'delete',
  path: '/alert-rules/{id}/mute',
  tags,
  summary: 'End the mute of an alert rule before its time; what it found meanwhile is told to nobody',
  request: { params: idParam },
  responses: { 200: json(alertRuleSchema), ...problems },
})
export const listRuleMutes = createRoute({
  method: 'get',
  path: '/alert-rules/{id}/mutes',
  tags,
  summary: 'When an alert rule was muted, the latest first, and how much it found meanwhile',
  request: { params: idParam },
  responses: { 200: json(z.object({ items: z.array(pastMuteSchema) })), ...problems },
})
export const backtestAlertRule = createRoute({
  method: 'post',
  path: '/alert-rules/backtest',
  tags,
  summary: 'When a rule would have told people, over what is stored; nothing is kept',
  request: {
    body: body(z.object({ ...what, ...usual, days: z.int().min(1).max(90).default(28) })),
  },
  responses: { 200: json(backtestSchema), ...problems },
})
export const listAlerts = createRoute({
  method: 'get',
  path: '/alerts',
  tags,
  summary: 'What rules found, the newest first',
  request: { query: pageQuerySchema.extend({ ruleId: idSchema.optional() }) },
  responses: { 200: json(pageOf(alertSchema)), ...problems },
})
export const getAlert = createRoute({
  method: 'get',
  path: '/alerts/{id}',
  tags,
  summary: 'Why people were told: figures, baseline, top posts, authors, rising terms and sources',
  request: { params: idParam },
  responses: {
    200: json(
      z.object({
        alert: alertSchema,
        /** Null where a source alone was silent. */
        evidence: alertEvidenceSchema.nullable(),
        /** The posts of the evidence that are still there and the caller may see. */
        posts: z.array(matchedMentionSchema),
      }),
    ),
    ...problems,
  },
})
export const markAlert = createRoute({
  method: 'put',
  path: '/alerts/{id}/mark',
  tags,
  summary: 'Say what an alert was worth; null takes that back. Backtests go by it',
  request: {
    params: idParam,
    body: body(z.object({ mark: alertMarkSchema.nullable(), note: z.string().trim().max(500).default('') })),
  },
  responses: { 200: json(alertSchema), ...problems },
})
