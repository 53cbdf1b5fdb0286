import { z } from '@hono/zod-openapi'
import { isTimeZone } from '../table-date.ts'
import { idSchema, refSchema, timestampSchema, versionSchema } from './common.ts'

/** From the least to the most. */
export const severitySchema = z.enum(['low', 'medium', 'high', 'critical'])
export type Severity = z.infer<typeof severitySchema>

/** Who is told: a person, a team, whoever is on call, or every supervisor and admin. */
export const escalationTargetSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('member'), id: idSchema }),
    z.object({ kind: z.literal('team'), id: idSchema }),
    z.object({ kind: z.literal('schedule'), id: idSchema }),
    z.object({ kind: z.literal('supervisors') }),
  ])
  .openapi('EscalationTarget')
export type EscalationTarget = z.infer<typeof escalationTargetSchema>

/** These are told; where nobody acknowledges in time, it goes on to the next. */
export const escalationStepSchema = z
  .object({
    targets: z.array(escalationTargetSchema).min(1).max(10),
    waitSeconds: z.int().min(10).max(86_400),
  })
  .openapi('EscalationStep')
export type EscalationStep = z.infer<typeof escalationStepSchema>

export const escalationPolicySchema = z
  .object({
    id: idSchema,
    name: z.string(),
    steps: z.array(escalationStepSchema),
    /** How often it begins again after the last step. */
    repeat: z.int(),
    /** An acknowledgement holds so long; null: until it is resolved. */
    ackSeconds: z.int().nullable(),
    /** Taken where nobody names a policy. */
    isDefault: z.boolean(),
    createdAt: timestampSchema,
    version: versionSchema,
  })
  .openapi('EscalationPolicy')
export type EscalationPolicy = z.infer<typeof escalationPolicySchema>

export const wallTimeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'expected HH:MM')
const wallDateTimeSchema = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d$/, 'expected YYYY-MM-DDTHH:MM')
/** A name of the IANA time zone database. */
export const timeZoneSchema = z
  .string()
  .min(1)
  .max(60)
  .refine(isTimeZone, 'There is no such time zone')
  .openapi({ format: 'time-zone' })

/** People who take turns. All times are those of the schedule's wall clock. */
export const rotationSchema = z
  .object({
    name: z.string().trim().min(1).max(60),
    memberIds: z.array(idSchema).min(1).max(50),
    /** When the first of them begins; before that nobody is on call by it. */
    startsAt: wallDateTimeSchema,
    /** A turn is so many of these. */
    every: z.int().min(1).max(365),
    unit: z.enum(['hours', 'days', 'weeks']),
    /** Only then; null: around the clock. Past midnight where `until` is not after `from`; 1 is Monday. */
    hours: z
      .object({
        days: z.array(z.int().min(1).max(7)).min(1).max(7),
        from: wallTimeSchema,
        until: wallTimeSchema,
      })
      .nullable(),
  })
  .openapi('Rotation')
export type Rotation = z.infer<typeof rotationSchema>

export const onCallOverrideSchema = z
  .object({
    id: idSchema,
    member: refSchema,
    from: timestampSchema,
    to: timestampSchema,
    reason: z.string(),
    /** The two halves of a swap have the same. */
    swapId: idSchema.nullable(),
  })
  .openapi('OnCallOverride')
export type OnCallOverride = z.infer<typeof onCallOverrideSchema>

/** Somebody, or nobody, for a stretch of time. */
export const shiftSchema = z
  .object({
    from: timestampSchema,
    to: timestampSchema,
    memberId: idSchema.nullable(),
    /** Of the override or rotation that says so; null where nobody is on call. */
    by: z.enum(['override', 'rotation']).nullable(),
  })
  .openapi('Shift')
export type Shift = z.infer<typeof shiftSchema>

const shiftSpanSchema = z.object({ from: timestampSchema, to: timestampSchema })

/** Who is on call for the one shift asks who has the other to swap. */
export const swapRequestSchema = z
  .object({
    id: idSchema,
    asker: refSchema,
    asked: refSchema,
    /** The asker's shift, and the one of whom they ask. */
    one: shiftSpanSchema,
    other: shiftSpanSchema,
    reason: z.string(),
    /** What was agreed is among the overrides. */
    state: z.enum(['asked', 'refused']),
    at: timestampSchema,
  })
  .openapi('SwapRequest')
export type SwapRequest = z.infer<typeof swapRequestSchema>
export const swapAnswerSchema = z.enum(['agree', 'refuse', 'withdraw'])
export type SwapAnswer = z.infer<typeof swapAnswerSchema>

export const onCallScheduleSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    timeZone: z.string(),
    /** Where several cover a moment, the first of them counts. */
    rotations: z.array(rotationSchema),
    /** Those that are not over. */
    overrides: z.array(onCallOverrideSchema),
    /** Those of shifts that are not over, to which nobody has said yes. */
    swapRequests: z.array(swapRequestSchema),
    now: shiftSchema.nullable(),
    next: shiftSchema.nullable(),
    createdAt: timestampSchema,
    version: versionSchema,
  })
  .openapi('OnCallSchedule')
export type OnCallSchedule = z.infer<typeof onCallScheduleSchema>

/** How a person can be told. In the app always, and at once. */
export const noticeWaySchema = z.enum(['in-app', 'email', 'webhook', 'push', 'telegram'])
export type NoticeWay = z.infer<typeof noticeWaySchema>
export const outsideWaySchema = noticeWaySchema.exclude(['in-app'])
export type OutsideWay = z.infer<typeof outsideWaySchema>

export const escalationStateSchema = z.enum(['open', 'acknowledged', 'exhausted', 'resolved'])
export type EscalationState = z.infer<typeof escalationStateSchema>

export const escalationNoticeSchema = z
  .object({
    id: idSchema,
    member: refSchema,
    /** That of the entry by which they are told. */
    turn: z.int(),
    step: z.int(),
    round: z.int(),
    way: noticeWaySchema,
    /** `held`: by quiet hours; `stopped`: it was acknowledged before. */
    state: z.enum(['waiting', 'held', 'sending', 'sent', 'failed', 'stopped']),
    notBefore: timestampSchema,
    sentAt: timestampSchema.nullable(),
    seenAt: timestampSchema.nullable(),
    /** The server's own words. */
    receipt: z.string().nullable(),
    error: z.string().nullable(),
  })
  .openapi('EscalationNotice')
export type EscalationNotice = z.infer<typeof escalationNoticeSchema>

export const escalationEntrySchema = z
  .object({
    id: idSchema,
    at: timestampSchema,
    kind: z.enum([
      'started',
      'joined',
      'stepped',
      'skipped',
      'acknowledged',
      'ack-expired',
      'nobody-acknowledged',
      'nobody-reached',
      'resolved',
    ]),
    /** Who did it; null where a timer did. */
    by: z.string().nullable(),
    turn: z.int().nullable(),
    step: z.int().nullable(),
    round: z.int().nullable(),
    text: z.string().nullable(),
  })
  .openapi('EscalationEntry')
export type EscalationEntry = z.infer<typeof escalationEntrySchema>

/** Something that people are told of, step by step, until one of them takes it. */
export const escalationSchema = z
  .object({
    id: idSchema,
    subjectKind: z.string(),
    subjectId: idSchema,
    severity: severitySchema,
    title: z.string(),
    reasons: z.array(z.string()),
    /** Of the page here that shows it. */
    path: z.string().nullable(),
    policy: refSchema.nullable(),
    state: escalationStateSchema,
    /** How many steps were taken in this round, of how many. */
    step: z.int(),
    steps: z.int(),
    round: z.int(),
    rounds: z.int(),
    nextAt: timestampSchema.nullable(),
    acknowledgedBy: z.string().nullable(),
    acknowledgedAt: timestampSchema.nullable(),
    startedAt: timestampSchema,
    startedBy: z.string(),
    endedAt: timestampSchema.nullable(),
    version: versionSchema,
  })
  .openapi('Escalation')
export type Escalation = z.infer<typeof escalationSchema>

export const escalationDetailSchema = escalationSchema
  .extend({ entries: z.array(escalationEntrySchema), notices: z.array(escalationNoticeSchema) })
  .openapi('EscalationDetail')
export type EscalationDetail = z.infer<typeof escalationDetailSchema>

/** What one person was told of in the app. */
export const ownAlertSchema = z
  .object({ escalation: escalationSchema, toldAt: timestampSchema, seen: z.boolean() })
  .openapi('OwnAlert')
export type OwnAlert = z.infer<typeof ownAlertSchema>

/** From this time to that on the person's own clock nobody is disturbed, but by what is at least so severe. */
const quietHoursSchema = z.object({
  from: wallTimeSchema,
  until: wallTimeSchema,
  /** Null: by nothing. */
  through: severitySchema.nullable(),
})
export type QuietHours = z.infer<typeof quietHoursSchema>

const wayRuleSchema = z.object({ way: outsideWaySchema, afterSeconds: z.int().min(0).max(3_600) })
export const notifyPreferenceSchema = z
  .object({
    timeZone: timeZoneSchema,
    quiet: quietHoursSchema.nullable(),
    /** By which ways besides the app, how long after; by severity. */
    rules: z.object({
      low: z.array(wayRuleSchema).max(8),
      medium: z.array(wayRuleSchema).max(8),
      high: z.array(wayRuleSchema).max(8),
      critical: z.array(wayRuleSchema).max(8),
    }),
  })
  .openapi('NotifyPreference')
export type NotifyPreference = z.infer<typeof notifyPreferenceSchema>

/** An address of one's own beside the mail address that everybody has. */
export const notifyWaySchema = z
  .object({
    id: idSchema,
    kind: outsideWaySchema.exclude(['email']),
    name: z.string(),
    /** Where it leads, without its secret. */
    host: z.string(),
    format: z.enum(['standard', 'slack']).nullable(),
    enabled: z.boolean(),
    lastSentAt: timestampSchema.nullable(),
    lastError: z.string().nullable(),
    createdAt: timestampSchema,
    /** Of a browser: the SHA-256 of its endpoint in hex, by which it knows itself again. */
    key: z.string().nullable(),
  })
  .openapi('NotifyWay')
export type NotifyWay = z.infer<typeof notifyWaySchema>

const base64url = z.string().regex(/^[A-Za-z0-9_-]+={0,2}$/, 'expected base64url')
/** As `PushSubscription.toJSON()` of a browser gives it. */
export const pushSubscriptionSchema = z
  .object({
    endpoint: z.url({ protocol: /^https?$/ }).max(1000),
    keys: z.object({ p256dh: base64url.min(80).max(100), auth: base64url.min(16).max(40) }),
  })
  .openapi('PushSubscription')
export type PushSubscription = z.infer<typeof pushSubscriptionSchema>

/** The bot by which people are told in Telegram. */
export const alertBotSchema = z
  .object({ username: z.string(), lastError: z.string().nullable() })
  .openapi('AlertBot')
export type AlertBot = z.infer<typeof alertBotSchema>
