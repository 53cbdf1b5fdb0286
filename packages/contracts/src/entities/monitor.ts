import { z } from '@hono/zod-openapi'
import { idSchema, refSchema, timestampSchema, versionSchema } from './common.ts'

export const monitorKindSchema = z.enum(['brand', 'competitor', 'campaign', 'industry'])
export type MonitorKind = z.infer<typeof monitorKindSchema>

const listSchema = z.object({
  /** Nobody else; empty: whoever it is. */
  only: z.array(z.string().trim().min(1).max(200)).max(200).default([]),
  without: z.array(z.string().trim().min(1).max(200)).max(200).default([]),
})

/** Beside the query: whose words and from where. A source is the id of a channel, or a host. */
export const monitorListsSchema = z.object({
  authors: listSchema.default({ only: [], without: [] }),
  sources: listSchema.default({ only: [], without: [] }),
})
export type MonitorLists = z.infer<typeof monitorListsSchema>

const exampleSchema = z.string().trim().min(1).max(2000)
/** Texts that are held against the query on every save. */
export const monitorExamplesSchema = z.object({
  mustMatch: z.array(exampleSchema).max(50).default([]),
  mustNotMatch: z.array(exampleSchema).max(50).default([]),
})
export type MonitorExamples = z.infer<typeof monitorExamplesSchema>

/** Who sees it: its owner, a team, or everybody. */
export const monitorSharingSchema = z.enum(['private', 'team', 'workspace'])
export type MonitorSharing = z.infer<typeof monitorSharingSchema>

export const monitorSchema = z
  .object({
    id: idSchema,
    name: z.string(),
    kind: monitorKindSchema,
    brand: refSchema.nullable(),
    /** In the query language. */
    query: z.string(),
    lists: monitorListsSchema,
    examples: monitorExamplesSchema,
    /** False: it matches nothing new until it is let go on; then what was said meanwhile is matched. */
    enabled: z.boolean(),
    sharing: monitorSharingSchema,
    teamId: idSchema.nullable(),
    /** Null where an API key made it, or who made it has left. */
    owner: refSchema.nullable(),
    /** Counts on with what it listens for. */
    queryVersion: z.int(),
    /** matching: what is stored is being held against it. */
    state: z.enum(['matching', 'matched']),
    /** How many stored messages were looked at, and of how many; null: not begun. */
    progress: z.object({ looked: z.int(), of: z.int().nullable() }),
    /** What it matched of the last 24 hours; our own posts are left out. */
    lastDay: z.int(),
    createdAt: timestampSchema,
    updatedAt: timestampSchema,
    version: versionSchema,
  })
  .openapi('Monitor')
export type Monitor = z.infer<typeof monitorSchema>

export const monitorVersionSchema = z
  .object({
    version: z.int(),
    query: z.string(),
    lists: monitorListsSchema,
    madeBy: refSchema.nullable(),
    madeAt: timestampSchema,
  })
  .openapi('MonitorVersion')
export type MonitorVersion = z.infer<typeof monitorVersionSchema>

/** A place of a text; UTF-16 code units. */
const markSchema = z.object({
  in: z.enum(['title', 'text']),
  start: z.int(),
  end: z.int(),
  term: z.string(),
})

export const failedExampleSchema = z.object({
  list: z.enum(['mustMatch', 'mustNotMatch']),
  index: z.int(),
  /** What of it matched, where it must not. */
  terms: z.array(z.string()),
})
export type FailedMonitorExample = z.infer<typeof failedExampleSchema>

export const monitorPreviewSchema = z
  .object({
    /** What it would have matched of the last 30 days. */
    count: z.int(),
    /** Whether it was counted to the end; else `count` is made out from the newest. */
    exact: z.boolean(),
    /** By day, oldest first, the last one ending now; of what was looked at. */
    days: z.array(z.int()),
    sample: z.array(
      z.object({
        messageId: idSchema,
        title: z.string().nullable(),
        text: z.string(),
        author: z.string(),
        channel: refSchema.extend({ kind: z.string() }),
        sentAt: timestampSchema,
        marks: z.array(markSchema),
      }),
    ),
    /** Which terms brought how many of those that were looked at, most first. */
    terms: z.array(z.object({ term: z.string(), count: z.int() })),
    looked: z.int(),
    /** A word that stands in many of them and seldom elsewhere: perhaps they mean something else. */
    suggestion: z.object({ exclude: z.string(), count: z.int() }).nullable(),
    failed: z.array(failedExampleSchema),
  })
  .openapi('MonitorPreview')
export type MonitorPreview = z.infer<typeof monitorPreviewSchema>
