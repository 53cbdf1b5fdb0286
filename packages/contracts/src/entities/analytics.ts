import { z } from '@hono/zod-openapi'
import { identityKindSchema } from '../inbound.ts'
import { channelHealthSchema, channelKindSchema } from './channel.ts'
import { idSchema, refSchema, timestampSchema, versionSchema } from './common.ts'

/** By what mentions are told apart; of countries what is known of few, so that they are read from rows; `form` is what a post is at its network, such as a reply. A mention bears no `mark`, one or several, and counts for each. */
export const analyticsFacetSchema = z.enum(['all', 'channel', 'language', 'form', 'mark', 'country'])
export type AnalyticsFacet = z.infer<typeof analyticsFacetSchema>

/** What tallies are kept of. */
export type TalliedFacet = Exclude<AnalyticsFacet, 'country'>

export const analyticsUnitSchema = z.enum(['hour', 'day', 'week', 'month'])
export type AnalyticsUnit = z.infer<typeof analyticsUnitSchema>

/** A mention is a message that a monitor matched and that others wrote. One that two monitors matched counts for each. */
export const tallySchema = z.object({
  mentions: z.int(),
  negative: z.int(),
  neutral: z.int(),
  positive: z.int(),
  /** Followers of its author for each mention, where the network tells them. */
  reach: z.int(),
  /** Those of them that say something new: neither a repost nor like what somebody said in the three days before. */
  texts: z.int(),
  /** Those of them that are taken for spam; they count like all others. */
  spam: z.int(),
})

const stretch = { from: timestampSchema, to: timestampSchema }

export const annotationSchema = z
  .object({
    id: idSchema,
    text: z.string(),
    from: timestampSchema,
    /** Null: a moment. */
    to: timestampSchema.nullable(),
    createdBy: refSchema.nullable(),
    version: versionSchema,
  })
  .openapi('Annotation')
export type Annotation = z.infer<typeof annotationSchema>

/** A stretch in which a source may have missed something; `closed` once it was heard after all. */
export const coverageGapSchema = z.object({
  channel: refSchema,
  ...stretch,
  state: z.enum(['open', 'closed', 'lost']),
  reason: z.string(),
})
export type CoverageGap = z.infer<typeof coverageGapSchema>

export const monitorRefSchema = refSchema.extend({ kind: z.string() })
export type CountedMonitor = z.infer<typeof monitorRefSchema>

export const volumeSchema = z
  .object({
    /** Whole hours, as they were counted. */
    ...stretch,
    unit: analyticsUnitSchema,
    series: z.array(
      z.object({
        monitor: monitorRefSchema,
        total: tallySchema,
        /** Of as long a stretch before; null where it began before anything was heard. */
        before: tallySchema.nullable(),
        buckets: z.array(tallySchema.extend(stretch)),
      }),
    ),
    gaps: z.array(coverageGapSchema),
    annotations: z.array(annotationSchema),
    /** When the query of a monitor was changed. */
    edits: z.array(z.object({ monitor: refSchema, at: timestampSchema, version: z.int() })),
  })
  .openapi('Volume')
export type Volume = z.infer<typeof volumeSchema>

/**
 * Whose voices are compared: brands and competitors. What is heard of a campaign or of an industry is mostly said of one
 * of them as well, and would count twice; where there are no brands, all are compared.
 */
export function voicesOf(series: Volume['series']): Volume['series'] {
  const brands = series.filter(({ monitor: { kind } }) => kind === 'brand' || kind === 'competitor')
  return brands.length > 0 ? brands : series
}

export const breakdownSchema = z
  .object({
    ...stretch,
    items: z.array(
      tallySchema.extend({
        /** Empty where it is not known. */
        value: z.string(),
        /** As people read it, of channels. */
        name: z.string().nullable(),
        /** Mentions of as long a stretch before; null where it began before anything was heard. */
        before: z.int().nullable(),
      }),
    ),
  })
  .openapi('Breakdown')
export type Breakdown = z.infer<typeof breakdownSchema>

export const weekTallySchema = z
  .object({
    ...stretch,
    /** Monday's first hour is 0; hours in which nothing was said are left out. */
    hours: z.array(tallySchema.extend({ hour: z.int().min(0).max(167) })),
  })
  .openapi('WeekTally')
export type WeekTally = z.infer<typeof weekTallySchema>

/** How many texts were read, and of how many. */
const readSchema = z.object({ read: z.int(), of: z.int() })
export const risingTermsSchema = z
  .object({
    ...stretch,
    now: readSchema,
    /** Null where listening had not begun by then, so that nothing can be said to rise. */
    before: readSchema.nullable(),
    items: z.array(
      z.object({
        term: z.string(),
        /** Texts that hold it. */
        texts: z.int(),
        negative: z.int(),
        /** Texts of as long a stretch before. */
        before: z.int().nullable(),
        /** Log-likelihood ratio (Dunning 1993) against the stretch before; 10.8 is one chance in a thousand. 0 where it does not rise. */
        score: z.number(),
      }),
    ),
  })
  .openapi('RisingTerms')
export type RisingTerms = z.infer<typeof risingTermsSchema>

/** Phrases of the mentions with how they are spoken of: by the sentences in which they stand, where a text was judged by those. */
export const aspectPhrasesSchema = z
  .object({
    ...stretch,
    /** Each text once, also where many said it. */
    texts: readSchema,
    /** Of all texts that were read and judged. */
    all: z.object({ negative: z.int(), neutral: z.int(), positive: z.int() }),
    items: z.array(
      z.object({
        phrase: z.string(),
        /** Texts that hold it and of which the mood is known; the three below together. */
        texts: z.int(),
        negative: z.int(),
        neutral: z.int(),
        positive: z.int(),
        /** How surely it is spoken of otherwise than all else: log-likelihood ratio of its negative share; 10.8 is one chance in a thousand. */
        score: z.number(),
      }),
    ),
  })
  .openapi('AspectPhrases')
export type AspectPhrases = z.infer<typeof aspectPhrasesSchema>

/** `points` = 100 x `weight` x `level`; the score is their sum. */
export const influenceSchema = z.object({
  score: z.number(),
  terms: z.array(
    z.object({
      name: z.enum(['followers', 'echo', 'activity', 'verified']),
      /** Followers; likes, answers and reposts a mention; mentions; 1 where the network verified them. */
      value: z.number(),
      /** 0 to 1. */
      level: z.number(),
      weight: z.number(),
      points: z.number(),
    }),
  ),
})
export type Influence = z.infer<typeof influenceSchema>

/** By one name of theirs, over what was heard of them in public since `from`. */
export const contactInfluenceSchema = z
  .object({
    kind: identityKindSchema,
    /** The `value` of the contact's identity. */
    value: z.string(),
    influence: influenceSchema,
  })
  .openapi('ContactInfluence')
export type ContactInfluence = z.infer<typeof contactInfluenceSchema>

export const topAuthorsSchema = z
  .object({
    ...stretch,
    /** Only authors with as many followers were looked through; 0: all. */
    least: z.int(),
    items: z.array(
      z.object({
        kind: z.string(),
        value: z.string(),
        name: z.string(),
        handle: z.string().nullable(),
        url: z.string().nullable(),
        avatarUrl: z.string().nullable(),
        followers: z.int().nullable(),
        verified: z.boolean(),
        mentions: z.int(),
        negative: z.int(),
        /** Followers for each mention. */
        reach: z.int(),
        /** How much they move, with its arithmetic. */
        influence: influenceSchema,
      }),
    ),
  })
  .openapi('TopAuthors')
export type TopAuthors = z.infer<typeof topAuthorsSchema>

export const panelKindSchema = z.enum([
  'figures',
  'volume',
  'sentiment',
  'share',
  'channels',
  'languages',
  'countries',
  'forms',
  'intents',
  'authors',
  'terms',
  'aspects',
  'week',
])
export type PanelKind = z.infer<typeof panelKindSchema>

export const dashboardLayoutSchema = z.object({
  /** Empty: all that one may see. */
  monitorIds: z.array(idSchema).max(12),
  /** Days up to now. */
  days: z.int().min(1).max(366),
  panels: z.array(z.object({ kind: panelKindSchema, wide: z.boolean() })).max(20),
})
export type DashboardLayout = z.infer<typeof dashboardLayoutSchema>

/** What stands there before anybody has arranged anything. */
export const overviewLayout: DashboardLayout = {
  monitorIds: [],
  days: 30,
  panels: [
    { kind: 'figures', wide: true },
    { kind: 'volume', wide: true },
    { kind: 'sentiment', wide: true },
    { kind: 'terms', wide: false },
    { kind: 'aspects', wide: false },
    { kind: 'intents', wide: false },
    { kind: 'share', wide: false },
    { kind: 'authors', wide: false },
    { kind: 'channels', wide: false },
    { kind: 'week', wide: false },
    { kind: 'languages', wide: false },
    { kind: 'countries', wide: false },
  ],
}
/** Monitors in this order, where nobody has chosen. */
export const monitorKindOrder: readonly string[] = ['brand', 'competitor', 'campaign', 'industry']

export const dashboardSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    owner: refSchema,
    sharing: z.enum(['private', 'team', 'workspace']),
    teamId: idSchema.nullable(),
    layout: dashboardLayoutSchema,
    version: versionSchema,
  })
  .openapi('Dashboard')
export type Dashboard = z.infer<typeof dashboardSchema>

export const sourceCoverageSchema = z
  .object({
    channel: refSchema.extend({
      kind: channelKindSchema,
      health: channelHealthSchema,
      enabled: z.boolean(),
      delayedUntil: timestampSchema.nullable(),
    }),
    lastHeardAt: timestampSchema.nullable(),
    /** Where far less is heard than is usual for the hours of the week. */
    quiet: z.object({ since: timestampSchema, expected: z.number() }).nullable(),
    /** Messages by day, oldest first. */
    days: z.array(z.object({ day: z.iso.date(), messages: z.int() })),
    gaps: z.array(coverageGapSchema.omit({ channel: true })),
    /** The network lets us ask again then. */
    waitsUntil: timestampSchema.nullable(),
    budgetPercent: z.number().nullable(),
    stopped: z.array(z.string()),
  })
  .openapi('SourceCoverage')
export type SourceCoverage = z.infer<typeof sourceCoverageSchema>
