import { z } from '@hono/zod-openapi'
import { idSchema, refSchema, timestampSchema, versionSchema } from './common.ts'
import { timeZoneSchema, wallTimeSchema } from './escalation.ts'

/** Whole days of the report's time zone, over before it is sent. Weeks begin on Monday. */
export const reportPeriodSchema = z.enum([
  'yesterday',
  'last-7-days',
  'last-week',
  'last-30-days',
  'last-month',
])
export type ReportPeriod = z.infer<typeof reportPeriodSchema>

export const reportRhythmSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('daily') }),
  /** Monday is 1. */
  z.object({ kind: z.literal('weekly'), weekday: z.int().min(1).max(7) }),
  /** In a month that has fewer days on its last. */
  z.object({ kind: z.literal('monthly'), day: z.int().min(1).max(31) }),
])
export type ReportRhythm = z.infer<typeof reportRhythmSchema>

export const reportFormatSchema = z.enum(['pdf', 'csv'])
export type ReportFormat = z.infer<typeof reportFormatSchema>

export const reportRecipientSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('member'), memberId: idSchema }),
  /** Somebody who is no member, as the workspace's policy allows. */
  z.object({ kind: z.literal('address'), email: z.email().max(254) }),
])
export type ReportRecipient = z.infer<typeof reportRecipientSchema>

export const reportSettingsSchema = z.object({
  name: z.string().trim().min(1).max(80),
  /** Null: the overview. */
  dashboardId: idSchema.nullable(),
  /** The monitor that is looked at closely; null: the first of the dashboard. */
  monitorId: idSchema.nullable(),
  period: reportPeriodSchema,
  rhythm: reportRhythmSchema,
  /** By the wall clock of the time zone. */
  time: wallTimeSchema,
  timeZone: timeZoneSchema,
  formats: z.array(reportFormatSchema).min(1).max(2),
  recipients: z.array(reportRecipientSchema).max(50),
  enabled: z.boolean(),
})
export type ReportSettings = z.infer<typeof reportSettingsSchema>

export const reportFileSchema = z.object({ name: z.string(), contentType: z.string(), size: z.int() })

export const reportRunSchema = z
  .object({
    id: idSchema,
    reportId: idSchema,
    /** Null: by the rhythm. */
    askedBy: z.string().nullable(),
    /** What it tells of. */
    from: timestampSchema,
    to: timestampSchema,
    at: timestampSchema,
    state: z.enum(['waiting', 'making', 'sending', 'sent', 'failed']),
    /** Why the last attempt failed. */
    error: z.string().nullable(),
    /** What could not be made, in words. */
    missing: z.array(z.string()),
    files: z.array(reportFileSchema),
    deliveries: z.array(
      z.object({
        name: z.string(),
        address: z.string(),
        /** `uncertain`: whether it left cannot be told; it is not sent again by itself. */
        state: z.enum(['waiting', 'sending', 'sent', 'failed', 'uncertain']),
        error: z.string().nullable(),
      }),
    ),
  })
  .openapi('ReportRun')
export type ReportRun = z.infer<typeof reportRunSchema>

export const reportSchema = reportSettingsSchema
  .extend({
    id: idSchema,
    dashboard: refSchema.nullable(),
    /** Null once they are gone. */
    owner: refSchema.nullable(),
    nextAt: timestampSchema.nullable(),
    lastRun: reportRunSchema.pick({ at: true, state: true, error: true }).nullable(),
    version: versionSchema,
  })
  .openapi('Report')
export type Report = z.infer<typeof reportSchema>

/** To whom besides its members a workspace lets reports go. */
export const reportPolicySchema = z
  .object({
    outside: z.enum(['nobody', 'domains', 'anybody']),
    domains: z
      .array(
        z
          .string()
          .trim()
          .toLowerCase()
          .regex(/^[a-z0-9.-]+\.[a-z]{2,}$/),
      )
      .max(50),
  })
  .openapi('ReportPolicy')
export type ReportPolicy = z.infer<typeof reportPolicySchema>
