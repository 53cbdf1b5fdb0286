import { z } from '@hono/zod-openapi'
import { monitorRefSchema } from './analytics.ts'
import { idSchema, refSchema, timestampSchema } from './common.ts'
import { severitySchema, timeZoneSchema, wallTimeSchema } from './escalation.ts'
import { incidentStateSchema } from './incident.ts'

export const digestRhythmSchema = z.discriminatedUnion('kind', [
  /** At each whole hour of UTC, as figures are counted. */
  z.object({ kind: z.literal('hourly') }),
  z.object({ kind: z.literal('daily') }),
  /** Monday is 1. */
  z.object({ kind: z.literal('weekly'), weekday: z.int().min(1).max(7) }),
])
export type DigestRhythm = z.infer<typeof digestRhythmSchema>

/** What one person is told of what was found, and when. */
export const digestSettingsSchema = z
  .object({
    enabled: z.boolean(),
    rhythm: digestRhythmSchema,
    /** By the wall clock of the time zone; by the hour it says nothing. */
    time: wallTimeSchema,
    timeZone: timeZoneSchema,
    /** With those of the brands; none of both: all that the person may see. */
    monitorIds: z.array(idSchema).max(50),
    brandIds: z.array(idSchema).max(50),
    /** Besides the list in the app. */
    byMail: z.boolean(),
    /** Whether a time in which nothing was found is told of, too. */
    tellCalm: z.boolean(),
  })
  .openapi('DigestSettings')
export type DigestSettings = z.infer<typeof digestSettingsSchema>

export const usualDigest: DigestSettings = {
  enabled: false,
  rhythm: { kind: 'daily' },
  time: '08:00',
  timeZone: 'UTC',
  monitorIds: [],
  brandIds: [],
  byMail: true,
  tellCalm: false,
}

export const ownDigestSchema = digestSettingsSchema
  .extend({ nextAt: timestampSchema.nullable() })
  .openapi('OwnDigest')
export type OwnDigest = z.infer<typeof ownDigestSchema>

export const digestContentSchema = z.object({
  alerts: z.array(
    z.object({
      id: idSchema,
      title: z.string(),
      severity: severitySchema,
      at: timestampSchema,
      monitor: refSchema.nullable(),
      /** Its rule was muted: nobody was told of it. */
      muted: z.boolean().optional(),
    }),
  ),
  /** Those that were opened or moved, and those that are open. */
  incidents: z.array(
    z.object({
      id: idSchema,
      number: z.int(),
      title: z.string(),
      state: incidentStateSchema,
      severity: severitySchema,
      openedAt: timestampSchema,
      monitor: refSchema.nullable(),
    }),
  ),
  /** Most mentions first. */
  monitors: z.array(
    z.object({
      monitor: monitorRefSchema,
      mentions: z.int(),
      negative: z.int(),
      /** Of as long a stretch before; null where it began before anything was heard. */
      before: z.object({ mentions: z.int(), negative: z.int() }).nullable(),
    }),
  ),
  terms: z.array(z.object({ term: z.string(), texts: z.int(), before: z.int(), monitor: refSchema })),
  /** By those whom most follow, a thousand at least. */
  mentions: z.array(
    z.object({
      id: idSchema,
      author: z.string(),
      text: z.string(),
      channel: z.string(),
      followers: z.int(),
      sentAt: timestampSchema,
      url: z.string().nullable(),
      monitor: refSchema,
    }),
  ),
})
export type DigestContent = z.infer<typeof digestContentSchema>

export const digestSchema = z
  .object({
    id: idSchema,
    /** Whole hours. */
    from: timestampSchema,
    to: timestampSchema,
    timeZone: z.string(),
    /** More than one: those before could not be told of in time. */
    periods: z.int(),
    /** Nothing was found. */
    calm: z.boolean(),
    /** `uncertain`: whether the mail left cannot be told; it is not sent again. */
    mail: z.enum(['none', 'waiting', 'sent', 'failed', 'uncertain']),
    /** Why it could not be sent. */
    error: z.string().nullable(),
    /** Of what the reader may see now. */
    content: digestContentSchema,
  })
  .openapi('Digest')
export type Digest = z.infer<typeof digestSchema>
