import { z } from '@hono/zod-openapi'
import { coverageGapSchema } from './analytics.ts'
import { idSchema, refSchema, timestampSchema, versionSchema } from './common.ts'
import { escalationTargetSchema, severitySchema, timeZoneSchema, wallTimeSchema } from './escalation.ts'

/** What tells that something is unusual, each by itself; see `@hubbub/detect`. */
export const alertDetectorSchema = z.enum(['spike', 'negative-rise', 'negative-share', 'reach'])
export type AlertDetector = z.infer<typeof alertDetectorSchema>
export const sensitivitySchema = z.enum(['sensitive', 'balanced', 'strict'])
export type Sensitivity = z.infer<typeof sensitivitySchema>

/** Of what a monitor matched only this; empty lists leave nothing out. */
export const alertFilterSchema = z
  .object({
    channelIds: z.array(idSchema).max(50),
    /** Two letters. */
    languages: z.array(z.string().min(2).max(10)).max(20),
  })
  .openapi('AlertFilter')
export type AlertFilter = z.infer<typeof alertFilterSchema>

const windowMinutes = z.int().min(5).max(1440).multipleOf(5)

/** What a rule looks for, in steps of five minutes. */
export const alertWatchSchema = z
  .discriminatedUnion('kind', [
    /** More, worse or wider heard than is usual for it; learned from its own past. */
    z.object({ kind: z.literal('learned'), detectors: z.array(alertDetectorSchema).min(1).max(4) }),
    z.object({
      kind: z.literal('threshold'),
      what: z.enum(['mentions', 'negative']),
      count: z.int().min(1).max(1_000_000),
      minutes: windowMinutes,
    }),
    z.object({
      kind: z.literal('negative-share'),
      percent: z.int().min(1).max(100),
      /** Fewer mentions than this say nothing. */
      least: z.int().min(1).max(100_000),
      minutes: windowMinutes,
    }),
    /** Somebody whom so many follow. */
    z.object({ kind: z.literal('author'), followers: z.int().min(1000).max(1_000_000_000) }),
    /** Mentions that a query of the listening language finds besides. */
    z.object({
      kind: z.literal('keyword'),
      query: z.string().trim().min(1).max(1000),
      count: z.int().min(1).max(10_000),
      minutes: windowMinutes,
    }),
    /** Sources from which far more is missing than ever was; all of them where none is named. Knows no monitor. */
    z.object({ kind: z.literal('silence'), channelIds: z.array(idSchema).max(50) }),
  ])
  .openapi('AlertWatch')
export type AlertWatch = z.infer<typeof alertWatchSchema>

export const alertQuietSchema = z
  .object({
    timeZone: timeZoneSchema,
    from: wallTimeSchema,
    until: wallTimeSchema,
    /** What is at least so severe is told at any time; null: nothing is. */
    through: severitySchema.nullable(),
  })
  .openapi('AlertQuiet')
export type AlertQuiet = z.infer<typeof alertQuietSchema>

/** Who hears of it besides the list. */
export const alertTellSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('nobody') }),
    /** Null: the workspace's default. */
    z.object({ kind: z.literal('policy'), policyId: idSchema.nullable() }),
    z.object({ kind: z.literal('people'), targets: z.array(escalationTargetSchema).min(1).max(10) }),
  ])
  .openapi('AlertTell')
export type AlertTell = z.infer<typeof alertTellSchema>

/** What people say of an alert afterwards. */
export const alertMarkSchema = z.enum(['real', 'false-positive', 'not-actionable', 'poor-details'])
export type AlertMark = z.infer<typeof alertMarkSchema>

/** Why a rule sees nothing, or not all. */
export const alertSightSchema = z.object({
  kind: z.enum(['waiting', 'blind', 'partly']),
  reason: z.string(),
  since: timestampSchema,
})
export type AlertSight = z.infer<typeof alertSightSchema>

/** Until then it finds as ever, and nobody is told. */
export const alertMuteSchema = z
  .object({ until: timestampSchema, reason: z.string(), by: z.string(), at: timestampSchema })
  .openapi('AlertMute')
export type AlertMute = z.infer<typeof alertMuteSchema>

/** A time in which a rule told nobody, also one that is over. */
export const pastMuteSchema = alertMuteSchema
  .extend({
    id: idSchema,
    /** Before its time; null: it went, or goes, to its end. */
    ended: z.object({ at: timestampSchema, by: z.string() }).nullable(),
    /** What the rule found meanwhile, of which nobody was told. */
    alerts: z.int(),
  })
  .openapi('PastMute')
export type PastMute = z.infer<typeof pastMuteSchema>

export const alertRuleSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    /** Null for sources alone. */
    monitor: refSchema.nullable(),
    filter: alertFilterSchema,
    watch: alertWatchSchema,
    sensitivity: sensitivitySchema,
    /** Null: by how far and how fast it goes; of a silence, which goes nowhere, medium. */
    severity: severitySchema.nullable(),
    /** For so long after an alert there is no other. */
    cooldownMinutes: z.int(),
    quiet: alertQuietSchema.nullable(),
    tell: alertTellSchema,
    /** Goes along with the incidents that it opens. */
    playbook: refSchema.nullable(),
    enabled: z.boolean(),
    /** Null: it is not muted, or not any more. */
    mute: alertMuteSchema.nullable(),
    /** Null: it sees everything. */
    sight: alertSightSchema.nullable(),
    /** Until when it has judged; null: not begun. */
    judgedTo: timestampSchema.nullable(),
    lastAlertAt: timestampSchema.nullable(),
    /** Of the last 30 days, and how many of them somebody marked as noise. */
    alerts: z.int(),
    noise: z.int(),
    createdAt: timestampSchema,
    version: versionSchema,
  })
  .openapi('AlertRule')
export type AlertRule = z.infer<typeof alertRuleSchema>

export const alertReasonSchema = z
  .object({
    detector: z.enum([...alertDetectorSchema.options, 'threshold', 'share', 'author', 'keyword', 'silence']),
    /** One plain sentence with its figures. */
    sentence: z.string(),
    value: z.number(),
    /** What is usual, or the limit. */
    baseline: z.number(),
    /** Only less than three days are known. */
    learning: z.boolean(),
  })
  .openapi('AlertReason')
export type AlertReason = z.infer<typeof alertReasonSchema>

export const crisisTermSchema = z.object({
  name: z.enum(['volume', 'growth', 'reach', 'negative-share', 'speakers', 'spread']),
  axis: z.enum(['impact', 'velocity']),
  value: z.number(),
  baseline: z.number(),
  /** Of volume and growth: what it would be if each text had been said once; left out where nobody repeats anybody. */
  texts: z.number().optional(),
  /** 0 to 1. */
  level: z.number(),
  weight: z.number(),
  points: z.number(),
})
export const crisisScoreSchema = z
  .object({
    /** 0 to 100: the sum of all points. */
    score: z.number(),
    axes: z.object({ impact: z.number(), velocity: z.number() }),
    terms: z.array(crisisTermSchema),
  })
  .openapi('CrisisScore')
export type CrisisScoreSaid = z.infer<typeof crisisScoreSchema>

export const alertSchema = z
  .object({
    id: idSchema,
    /** Null where the rule is gone; its name stays. */
    ruleId: idSchema.nullable(),
    ruleName: z.string(),
    monitor: refSchema.nullable(),
    /** When the five minutes began that brought it. */
    at: timestampSchema,
    foundAt: timestampSchema,
    /** So long after its time, for what belongs there came late. */
    lateMinutes: z.int(),
    severity: severitySchema,
    title: z.string(),
    reasons: z.array(alertReasonSchema),
    learning: z.boolean(),
    score: crisisScoreSchema.nullable(),
    /** Quiet hours keep it from people until then. */
    heldUntil: timestampSchema.nullable(),
    /** Its rule was muted: nobody was told, and no incident was opened by it. */
    muted: z.boolean(),
    escalationId: idSchema.nullable(),
    incidentId: idSchema.nullable(),
    marks: z.array(z.object({ mark: alertMarkSchema, by: z.string(), note: z.string() })),
    ownMark: alertMarkSchema.nullable(),
    version: versionSchema,
  })
  .openapi('Alert')
export type Alert = z.infer<typeof alertSchema>

/** What stood behind an alert when it was found. */
export const alertEvidenceSchema = z
  .object({
    from: timestampSchema,
    to: timestampSchema,
    /** The five minutes of the day before; those in which nothing was said are left out. */
    bins: z.array(z.object({ at: timestampSchema, mentions: z.int(), distinct: z.int(), negative: z.int() })),
    /** The usual daily peak of five minutes; null while it is not known. */
    usualPeak: z.number().nullable(),
    mentions: z.int(),
    /** Without reposts and copies: each text once. */
    distinct: z.int(),
    negative: z.int(),
    reach: z.int(),
    /** The widest reaching first; as the caller may see them. */
    messageIds: z.array(idSchema),
    authors: z.array(
      z.object({
        /** The network they spoke on; unset in what was found before that was kept. */
        kind: z.string().optional(),
        name: z.string(),
        handle: z.string().nullable(),
        url: z.string().nullable(),
        followers: z.int().nullable(),
        verified: z.boolean(),
        mentions: z.int(),
        negative: z.int(),
      }),
    ),
    terms: z.array(z.object({ term: z.string(), texts: z.int(), before: z.int(), negative: z.int() })),
    /** What each said in these hours, and usually says in as many. */
    sources: z.array(z.object({ id: idSchema, name: z.string(), mentions: z.int(), usual: z.number() })),
    gaps: z.array(coverageGapSchema),
  })
  .openapi('AlertEvidence')
export type AlertEvidence = z.infer<typeof alertEvidenceSchema>

export const backtestSchema = z
  .object({
    from: timestampSchema,
    to: timestampSchema,
    hours: z.array(z.object({ at: timestampSchema, mentions: z.int(), negative: z.int() })),
    fired: z.array(
      z.object({
        at: timestampSchema,
        sentence: z.string(),
        /** What somebody said of an alert of about that time. */
        mark: alertMarkSchema.nullable(),
      }),
    ),
    /** Alerts that were marked real and would not have been. */
    missed: z.array(timestampSchema),
    /** `Would have fired 6 times in 28 days; 4 of them you marked noise`. */
    sentence: z.string(),
    perWeek: z.number(),
    gaps: z.array(coverageGapSchema),
    /** False: there was too much to look through, and the oldest was left out. */
    exact: z.boolean(),
  })
  .openapi('Backtest')
export type Backtest = z.infer<typeof backtestSchema>
