import { z } from '@hono/zod-openapi'
import { idSchema, refSchema, timestampSchema, versionSchema } from './common.ts'

/** The networks that a recording can speak on. */
export const drillNetworkSchema = z.enum(['x', 'bluesky', 'mastodon'])
export type DrillNetwork = z.infer<typeof drillNetworkSchema>

/** What of a team is timed. */
export const drillMeasureSchema = z.enum(['acknowledged', 'replied', 'stated', 'contained'])
export type DrillMeasure = z.infer<typeof drillMeasureSchema>

const minutes = z.number().positive().max(1440)
export const drillTargetsSchema = z
  .object({
    acknowledged: minutes.default(5),
    replied: minutes.default(15),
    stated: minutes.default(30),
    contained: minutes.default(60),
  })
  .openapi('DrillTargets')
export type DrillTargets = z.infer<typeof drillTargetsSchema>

/** The first line of a recording. */
export const recordingHeadSchema = z.object({
  /** The version of the form. */
  recording: z.literal(1),
  name: z.string().trim().min(1).max(100),
  about: z.string().trim().max(500).default(''),
  /** What is said is searched for it; it names the brand of the drill. */
  brand: z.string().trim().min(2).max(60),
  /** Seconds after the start at which the crisis begins, which people are not told. */
  begins: z.number().min(0).max(86_400),
  /** How the days before were: so many lines of the calm a day, said again. */
  before: z
    .object({ days: z.int().min(1).max(30), perDay: z.int().min(1).max(100) })
    .prefault({ days: 14, perDay: 12 }),
  /** In minutes after the alert. */
  targets: drillTargetsSchema.prefault({}),
})
export type RecordingHead = z.infer<typeof recordingHeadSchema>

/** Every other line: what somebody says. */
export const recordingLineSchema = z.object({
  /** Seconds after the start; left out: it is of the calm, and said on the days before. */
  at: z.number().min(0).max(86_400).optional(),
  network: drillNetworkSchema,
  author: z.object({
    name: z.string().trim().min(1).max(100),
    handle: z
      .string()
      .trim()
      .regex(/^[\w.-]{1,60}$/, 'expected a handle without a sign'),
    followers: z.int().min(0).max(1_000_000_000).default(0),
  }),
  text: z.string().trim().min(1).max(5000),
  /** It is said to the brand and wants an answer. */
  toUs: z.boolean().default(false),
  /** The line that it repeats, counted from the first after the head; it says the same. */
  reposts: z.int().min(1).optional(),
})
export type RecordingLine = z.infer<typeof recordingLineSchema>

export const recordingInfoSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    about: z.string(),
    brand: z.string(),
    lines: z.int(),
    seconds: z.int(),
    networks: z.array(drillNetworkSchema),
    targets: drillTargetsSchema,
  })
  .openapi('RecordingInfo')
export type RecordingInfo = z.infer<typeof recordingInfoSchema>

export const drillStateSchema = z.enum(['making', 'preparing', 'running', 'paused', 'over', 'ended'])
export type DrillState = z.infer<typeof drillStateSchema>

export const drillSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    brand: z.string(),
    /** Where it was started. */
    origin: refSchema,
    /** `over`: everything was said, and the team goes on. */
    state: drillStateSchema,
    /** 1 is as it was; faster is marked, for the team's clock is always the real one. */
    speed: z.number(),
    startedBy: z.string(),
    startedAt: timestampSchema.nullable(),
    endedAt: timestampSchema.nullable(),
    /** How much of the recording was played: in seconds of its own, and in lines. */
    played: z.object({ seconds: z.number(), of: z.number(), lines: z.int(), ofLines: z.int() }),
    /** When the crisis begins, and when an alert told of it. */
    beganAt: timestampSchema.nullable(),
    alertedAt: timestampSchema.nullable(),
    /** In minutes of the real clock since the alert; null: not yet. Pauses count, for the team goes on in them. */
    times: z.array(
      z.object({
        measure: drillMeasureSchema,
        at: timestampSchema.nullable(),
        minutes: z.number().nullable(),
        target: z.number(),
        met: z.boolean().nullable(),
      }),
    ),
    incident: z.object({ id: idSchema, title: z.string() }).nullable(),
    /** What a person sent from here: none of it has left. */
    kept: z.int(),
    version: versionSchema,
  })
  .openapi('Drill')
export type Drill = z.infer<typeof drillSchema>
