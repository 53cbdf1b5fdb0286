import { idSchema } from '../entities/common.ts'
import { importFormatSchema, importSchema, tableMappingSchema } from '../entities/import.ts'
import { body, createRoute, idempotent, idParam, json, problems, z } from './define.ts'

const tags = ['Imports']

export const newImportSchema = z.object({
  /** A channel that files can be imported into. */
  channelId: idSchema,
  format: importFormatSchema,
  filename: z.string().trim().min(1).max(255),
  /** Bytes. */
  size: z.int().min(1),
  /** Of a table: what its columns say. */
  mapping: tableMappingSchema.nullable().default(null),
  /** Conversations arrive open; else they are resolved. */
  open: z.boolean().default(false),
})

export const createImport = createRoute({
  method: 'post',
  path: '/imports',
  tags,
  summary: 'Announce a file of the past to import: a mailbox (mbox) or a table (CSV)',
  description:
    'Its pieces are put to `/imports/{id}/parts/{part}`, each of `partSize` bytes but the last; then it is started. Nobody is notified of what it brings, no clock starts, and nothing is sent.',
  request: { headers: idempotent, body: body(newImportSchema) },
  responses: { 201: json(importSchema), ...problems },
})

export const listImports = createRoute({
  method: 'get',
  path: '/imports',
  tags,
  summary: 'The newest hundred imports',
  responses: { 200: json(z.object({ items: z.array(importSchema) })), ...problems },
})

export const getImport = createRoute({
  method: 'get',
  path: '/imports/{id}',
  tags,
  summary: 'One import, and how far it is',
  request: { params: idParam },
  responses: { 200: json(importSchema), ...problems },
})

export const putImportPart = createRoute({
  method: 'put',
  path: '/imports/{id}/parts/{part}',
  tags,
  summary: 'A piece of the file, counted from 0; multipart field `file`',
  request: {
    params: z.object({ id: z.uuid(), part: z.coerce.number().int().min(0).max(10_000) }),
    body: {
      required: true,
      content: {
        'multipart/form-data': {
          schema: z.object({
            file: z
              .custom<File>((value) => value instanceof File, 'A file is needed')
              .openapi({ type: 'string', format: 'binary' }),
          }),
        },
      },
    },
  },
  responses: { 200: json(importSchema), ...problems },
})

export const startImport = createRoute({
  method: 'post',
  path: '/imports/{id}/start',
  tags,
  summary: 'Begin to read a file that is whole, or go on where it was stopped',
  request: { params: idParam },
  responses: { 200: json(importSchema), ...problems },
})

export const stopImport = createRoute({
  method: 'post',
  path: '/imports/{id}/stop',
  tags,
  summary: 'Stop reading; what is stored stays',
  request: { params: idParam },
  responses: { 200: json(importSchema), ...problems },
})

export const getImportRefusals = createRoute({
  method: 'get',
  path: '/imports/{id}/refused',
  tags,
  summary: 'What of the file was not taken, and why, as CSV',
  request: { params: idParam },
  responses: { 200: { description: 'ok', content: { 'text/csv': { schema: z.string() } } }, ...problems },
})

export const undoImport = createRoute({
  method: 'post',
  path: '/imports/{id}/undo',
  tags,
  summary: 'Take back what an import brought, but for what somebody has touched since',
  request: { params: idParam },
  responses: { 200: json(z.object({ removed: z.int(), kept: z.int() })), ...problems },
})
