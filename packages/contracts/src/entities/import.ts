import { z } from '@hono/zod-openapi'
import { identityKindSchema } from '../inbound.ts'
import { idSchema, refSchema, timestampSchema, versionSchema } from './common.ts'

export const importFormatSchema = z.enum(['csv', 'mbox'])
export type ImportFormat = z.infer<typeof importFormatSchema>

/** uploading: its file is not whole yet; stopped: goes on where it stood once it is started again. */
export const importStateSchema = z.enum(['uploading', 'running', 'stopped', 'done', 'undone'])
export type ImportState = z.infer<typeof importStateSchema>

/** What a column of a table can say. */
export const importFieldSchema = z.enum([
  'text',
  'author',
  'name',
  'sentAt',
  'externalId',
  'thread',
  'subject',
  'direction',
  'url',
])
export type ImportField = z.infer<typeof importFieldSchema>

const isImportField = (name: string) => importFieldSchema.safeParse(name).success

/** How the rows of a table are read. */
export const tableMappingSchema = z.object({
  /** The number of its column, from 0. */
  columns: z
    .record(z.string(), z.int().min(0).max(500))
    .refine((columns) => Object.keys(columns).every(isImportField), 'There is no such field'),
  hasHeader: z.boolean().default(true),
  /** Empty: found out. */
  delimiter: z.string().max(1).default(''),
  /** As browsers name it: `utf-8`, `windows-1252`. */
  encoding: z
    .string()
    .regex(/^[\w-]{1,40}$/)
    .default('utf-8'),
  /** What a date without a zone means, such as `Europe/Berlin`. */
  timeZone: z.string().min(1).max(60).default('UTC'),
  /** Which comes first in a date such as 3/4/2026. */
  dayFirst: z.boolean().default(true),
  /** What the authors are known by. */
  identity: identityKindSchema.default('email'),
  /** Heard of us, not said to us: kept as mentions, without conversations. */
  mentions: z.boolean().default(false),
  /** What stands in the column of the direction where it is ours. */
  outWords: z
    .array(z.string().trim().min(1).max(100))
    .max(20)
    .default(['out', 'outbound', 'outgoing', 'sent']),
})
export type TableMapping = z.infer<typeof tableMappingSchema>

export const importSchema = z
  .object({
    id: idSchema,
    channel: refSchema,
    format: importFormatSchema,
    filename: z.string(),
    /** Bytes. */
    size: z.int(),
    /** Its file comes in pieces of so many bytes; the last one may be smaller. */
    partSize: z.int(),
    /** Which pieces are here. */
    parts: z.array(z.int()),
    mapping: tableMappingSchema.nullable(),
    /** Whether its conversations arrive open; else they are resolved. */
    open: z.boolean(),
    state: importStateSchema,
    /** Bytes of the file that are read. */
    done: z.int(),
    /** Messages that were read, those that could not be, and how many are here by it; the rest was here already. */
    read: z.int(),
    refused: z.int(),
    stored: z.int(),
    createdBy: z.string(),
    createdAt: timestampSchema,
    finishedAt: timestampSchema.nullable(),
    version: versionSchema,
  })
  .openapi('Import')
export type Import = z.infer<typeof importSchema>

/** A browser sends it in pieces; more than that is better cut into several files. */
export const importLimits = {
  partBytes: 8 * 1024 * 1024,
  mboxBytes: 2 * 1024 ** 3,
  csvBytes: 256 * 1024 ** 2,
} as const
