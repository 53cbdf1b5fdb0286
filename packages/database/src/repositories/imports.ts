import type { Import, ImportState, TableMapping } from '@hubbub/contracts'
import type { ImportRepository, RefusedItem, WaitingImport } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction } from './transaction.ts'

interface ImportRow {
  id: string
  channel_id: string
  channel_name: string
  format: Import['format']
  filename: string
  size: bigint
  part_size: number
  parts: number[]
  mapping: TableMapping | null
  opens: boolean
  state: ImportState
  done: bigint
  read: number
  refused: number
  stored: number
  created_by: string
  created_at: Date
  finished_at: Date | null
  version: number
}

/** Files of the past. */
export function createImportRepository(tx: Transaction, workspaceId: string): ImportRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  const select = (where: Prisma.Sql) => Prisma.sql`SELECT r.*, ch.name AS channel_name,
      (SELECT count(*)::int FROM message m WHERE m.workspace_id = ${w} AND m.meta ? 'import' AND m.meta -> 'import' ->> 'id' = r.id::text) AS stored
    FROM import_run r JOIN channel ch ON ch.workspace_id = r.workspace_id AND ch.id = r.channel_id
    WHERE r.workspace_id = ${w} AND ${where}`
  const find = async (id: string) => {
    const row = await firstRow<ImportRow>(tx, select(Prisma.sql`r.id = ${id}::uuid`))
    return row === null ? null : toImport(row)
  }
  return {
    insert: async ({ id, channelId, format, filename, size, partSize, mapping, open, createdBy }) => {
      await tx.$executeRaw`INSERT INTO import_run (workspace_id, id, channel_id, format, filename, size, part_size, mapping, opens, created_by)
        VALUES (${w}, ${id}::uuid, ${channelId}::uuid, ${format}, ${filename}, ${size}, ${partSize},
          ${mapping === null ? null : JSON.stringify(mapping)}::jsonb, ${open}, ${createdBy})`
    },
    list: async () =>
      (
        await rows<ImportRow>(
          tx,
          Prisma.sql`${select(Prisma.sql`true`)} ORDER BY r.created_at DESC LIMIT 100`,
        )
      ).map(toImport),
    find,
    lock: async (id) => {
      await tx.$executeRaw`SELECT 1 FROM import_run WHERE workspace_id = ${w} AND id = ${id}::uuid FOR UPDATE`
      return await find(id)
    },
    addPart: async (id, part) => {
      await tx.$executeRaw`UPDATE import_run SET parts = array_append(parts, ${part})
        WHERE workspace_id = ${w} AND id = ${id}::uuid AND NOT ${part} = ANY(parts)`
    },
    move: async (id, { state, finishedAt }) => {
      const row = await firstRow<{ version: number }>(
        tx,
        Prisma.sql`UPDATE import_run SET state = ${state}, finished_at = coalesce(${finishedAt?.toISOString() ?? null}::timestamptz, finished_at), version = version + 1
          WHERE workspace_id = ${w} AND id = ${id}::uuid RETURNING version`,
      )
      return row?.version ?? 0
    },
    next: async (channelId) => {
      const row = await firstRow<Omit<WaitingImport, 'size'> & { size: bigint }>(
        tx,
        Prisma.sql`SELECT id, format, filename, size, part_size AS "partSize", mapping, opens AS open FROM import_run
          WHERE workspace_id = ${w} AND channel_id = ${channelId}::uuid AND state = 'running' ORDER BY created_at, id LIMIT 1`,
      )
      return row === null ? null : { ...row, size: Number(row.size) }
    },
    note: async (id, { done, read, refused }) => {
      const row = await firstRow<{ state: ImportState }>(
        tx,
        Prisma.sql`UPDATE import_run SET done = greatest(done, ${done}), read = greatest(read, ${read}), refused = greatest(refused, ${refused})
          WHERE workspace_id = ${w} AND id = ${id}::uuid RETURNING state`,
      )
      return row?.state === 'running'
    },
    ...createImportRemains(tx, w),
  }
}

/** What an import has left behind. */
function createImportRemains(
  tx: Transaction,
  w: Prisma.Sql,
): Pick<ImportRepository, 'refused' | 'untouched' | 'removeHeard'> {
  const brought = (id: string) =>
    Prisma.sql`m.workspace_id = ${w} AND m.meta ? 'import' AND m.meta -> 'import' ->> 'id' = ${id}`
  return {
    refused: async (id, limit) =>
      await rows<RefusedItem>(
        tx,
        Prisma.sql`SELECT substr(external_id, ${id.length + 2}) AS place, reason, raw FROM quarantine
          WHERE workspace_id = ${w} AND channel_id = (SELECT channel_id FROM import_run WHERE workspace_id = ${w} AND id = ${id}::uuid)
            AND starts_with(external_id, ${`${id} `}) AND resolved_at IS NULL
          ORDER BY created_at, id LIMIT ${limit}`,
      ),
    untouched: async (id, limit) => {
      const found = await rows<{ id: string }>(
        tx,
        Prisma.sql`SELECT c.id FROM conversation c
          WHERE c.workspace_id = ${w} AND c.id IN (SELECT m.conversation_id FROM message m WHERE ${brought(id)} AND m.conversation_id IS NOT NULL)
            AND c.assignee_id IS NULL AND c.priority = 'none'
            AND NOT EXISTS (SELECT 1 FROM message m WHERE m.workspace_id = c.workspace_id AND m.conversation_id = c.id
              AND m.meta -> 'import' ->> 'id' IS DISTINCT FROM ${id})
            AND NOT EXISTS (SELECT 1 FROM conversation_label l WHERE l.workspace_id = c.workspace_id AND l.conversation_id = c.id)
            AND NOT EXISTS (SELECT 1 FROM draft d WHERE d.workspace_id = c.workspace_id AND d.conversation_id = c.id)
          ORDER BY c.id LIMIT ${limit}`,
      )
      return found.map((row) => row.id)
    },
    removeHeard: async (id) =>
      await tx.$executeRaw`DELETE FROM message m WHERE ${brought(id)} AND m.conversation_id IS NULL`,
  }
}

const toImport = (row: ImportRow): Import => ({
  id: row.id,
  channel: { id: row.channel_id, name: row.channel_name },
  format: row.format,
  filename: row.filename,
  size: Number(row.size),
  partSize: row.part_size,
  parts: row.parts.toSorted((a, b) => a - b),
  mapping: row.mapping,
  open: row.opens,
  state: row.state,
  done: Number(row.done),
  read: row.read,
  refused: row.refused,
  stored: row.stored,
  createdBy: row.created_by,
  createdAt: row.created_at.toISOString(),
  finishedAt: row.finished_at?.toISOString() ?? null,
  version: row.version,
})
