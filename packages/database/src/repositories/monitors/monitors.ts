import {
  AppError,
  type Monitor,
  monitorExamplesSchema,
  monitorListsSchema,
  type MonitorVersion,
} from '@hubbub/contracts'
import type { KeptMonitor, MonitorRepository, WrittenMonitor } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction } from '../transaction.ts'
import { createMonitorSamples } from './monitor-samples.ts'

type Row = Omit<Monitor, 'progress' | 'createdAt' | 'updatedAt'> & {
  looked: number
  of: number | null
  createdAt: Date
  updatedAt: Date
}

/** More in a day is not counted. */
const MOST_COUNTED = 100_000

/** What people say of monitors. */
export function createMonitorRepository(tx: Transaction, workspaceId: string): MonitorRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  const shown = (
    where: Prisma.Sql,
    lastDay: Date,
  ) => Prisma.sql`SELECT o.id, o.name, o.kind, o.query, o.lists, o.examples, o.enabled, o.sharing,
      o.team_id AS "teamId", o.query_version AS "queryVersion", o.state, o.looked, o.to_look AS of, o.created_at AS "createdAt", o.updated_at AS "updatedAt", o.version,
      CASE WHEN b.id IS NOT NULL THEN jsonb_build_object('id', b.id, 'name', b.name) END AS brand,
      CASE WHEN mb.id IS NOT NULL THEN jsonb_build_object('id', mb.id, 'name', mb.name) END AS owner,
      (SELECT count(*)::int FROM (SELECT 1 FROM monitor_match t WHERE t.workspace_id = o.workspace_id AND t.monitor_id = o.id
        AND t.sent_at > ${lastDay.toISOString()}::timestamptz AND NOT t.own LIMIT ${MOST_COUNTED}) AS t) AS "lastDay"
    FROM monitor o LEFT JOIN brand b ON b.workspace_id = o.workspace_id AND b.id = o.brand_id
    LEFT JOIN membership mb ON mb.workspace_id = o.workspace_id AND mb.id = o.owner_id
    WHERE o.workspace_id = ${w} AND o.state <> 'removing' AND ${where} ORDER BY lower(o.name), o.id`
  return {
    list: async (lastDay) => (await rows<Row>(tx, shown(Prisma.sql`true`, lastDay))).map(toMonitor),
    find: async (id, lastDay) => {
      const row = await firstRow<Row>(tx, shown(Prisma.sql`o.id = ${id}::uuid`, lastDay))
      return row === null ? null : toMonitor(row)
    },
    lock: async (id) => {
      const row = await firstRow<KeptMonitor>(
        tx,
        Prisma.sql`SELECT id, owner_id AS "ownerId", brand_id AS "brandId", name, kind, query, lists, examples, enabled, sharing,
            team_id AS "teamId", query_version AS "queryVersion", version
          FROM monitor WHERE workspace_id = ${w} AND id = ${id}::uuid AND state <> 'removing' FOR NO KEY UPDATE`,
      )
      return row === null ? null : { ...row, ...plain(row) }
    },
    names: async () => {
      const found = await rows<{ name: string }>(
        tx,
        Prisma.sql`SELECT lower(name) AS name FROM monitor WHERE workspace_id = ${w} AND state <> 'removing'`,
      )
      return new Set(found.map(({ name }) => name))
    },
    naming: async (word) =>
      (
        await rows<{ id: string }>(
          tx,
          Prisma.sql`SELECT id FROM monitor WHERE workspace_id = ${w} AND state <> 'removing'
            AND strpos(lower(query), lower(${word})) > 0 ORDER BY id`,
        )
      ).map(({ id }) => id),
    insert: async (id, monitor, now) => {
      await expectName(tx, w, { id, name: monitor.name })
      const at = Prisma.sql`${now.toISOString()}::timestamptz`
      await tx.$executeRaw`INSERT INTO monitor (workspace_id, id, brand_id, name, kind, query, lists, examples, enabled, asks, owner_id, sharing, team_id,
          query_version, created_at, updated_at)
        VALUES (${w}, ${id}::uuid, ${monitor.brandId}::uuid, ${monitor.name}, ${monitor.kind}, ${monitor.query}, ${json(monitor.lists)},
          ${json(monitor.examples)}, ${monitor.enabled}, ${[...monitor.asks]}::text[], ${monitor.ownerId}::uuid, ${monitor.sharing}, ${monitor.teamId}::uuid,
          ${monitor.queryVersion}::int, ${at}, ${at})`
      await keepVersion(tx, w, { id, monitor, now })
    },
    update: async (id, monitor, now) => {
      await expectName(tx, w, { id, name: monitor.name })
      const anew =
        monitor.rematch === null
          ? Prisma.empty
          : Prisma.sql`, state = 'matching', reached_at = NULL, reached_id = NULL, looked = 0, to_look = NULL`
      await tx.$executeRaw`UPDATE monitor SET brand_id = ${monitor.brandId}::uuid, name = ${monitor.name}, kind = ${monitor.kind}, query = ${monitor.query},
          lists = ${json(monitor.lists)}, examples = ${json(monitor.examples)}, enabled = ${monitor.enabled}, asks = ${[...monitor.asks]}::text[],
          sharing = ${monitor.sharing}, team_id = ${monitor.teamId}::uuid, query_version = ${monitor.queryVersion}::int,
          updated_at = ${now.toISOString()}::timestamptz, version = version + 1 ${anew}
        WHERE workspace_id = ${w} AND id = ${id}::uuid`
      if (monitor.rematch !== null) await keepVersion(tx, w, { id, monitor, now })
    },
    retire: async (id, now) =>
      (
        await firstRow<{ version: number }>(
          tx,
          Prisma.sql`UPDATE monitor SET state = 'removing', enabled = false, updated_at = ${now.toISOString()}::timestamptz, version = version + 1
            WHERE workspace_id = ${w} AND id = ${id}::uuid RETURNING version`,
        )
      )?.version ?? 0,
    versions: async (id) => await versions(tx, w, id),
    ...createMonitorSamples(tx, w),
  }
}

const plain = ({ lists, examples }: { lists: unknown; examples: unknown }) => ({
  lists: monitorListsSchema.parse(lists),
  examples: monitorExamplesSchema.parse(examples),
})

const toMonitor = ({ looked, of, createdAt, updatedAt, ...row }: Row): Monitor => ({
  ...row,
  ...plain(row),
  progress: { looked, of },
  createdAt: createdAt.toISOString(),
  updatedAt: updatedAt.toISOString(),
})

const json = (value: unknown) => Prisma.sql`${JSON.stringify(value)}::jsonb`

/** Whoever changes monitors takes turns, so that nobody comes between this and what is written. */
async function expectName(
  tx: Transaction,
  w: Prisma.Sql,
  { id, name }: { id: string; name: string },
): Promise<void> {
  const other = await firstRow(
    tx,
    Prisma.sql`SELECT 1 AS taken FROM monitor
      WHERE workspace_id = ${w} AND lower(name) = lower(${name}) AND id <> ${id}::uuid AND state <> 'removing'`,
  )
  if (other === null) return
  throw new AppError({
    code: 'monitor.name_taken',
    kind: 'conflict',
    message: 'There is a monitor with this name already',
  })
}

interface KeepVersion {
  id: string
  monitor: WrittenMonitor
  now: Date
}

async function keepVersion(tx: Transaction, w: Prisma.Sql, { id, monitor, now }: KeepVersion): Promise<void> {
  const { queryVersion, query, lists, rematch } = monitor
  await tx.$executeRaw`INSERT INTO monitor_version (workspace_id, monitor_id, version, query, lists, made_by, made_at)
    VALUES (${w}, ${id}::uuid, ${queryVersion}::int, ${query}, ${json(lists)}, ${rematch?.madeBy ?? null}::uuid, ${now.toISOString()}::timestamptz)
    ON CONFLICT DO NOTHING`
}

async function versions(tx: Transaction, w: Prisma.Sql, id: string): Promise<MonitorVersion[]> {
  const found = await rows<Omit<MonitorVersion, 'madeAt'> & { madeAt: Date }>(
    tx,
    Prisma.sql`SELECT v.version, v.query, v.lists, v.made_at AS "madeAt",
        CASE WHEN mb.id IS NOT NULL THEN jsonb_build_object('id', mb.id, 'name', mb.name) END AS "madeBy"
      FROM monitor_version v LEFT JOIN membership mb ON mb.workspace_id = v.workspace_id AND mb.id = v.made_by
      WHERE v.workspace_id = ${w} AND v.monitor_id = ${id}::uuid ORDER BY v.version DESC`,
  )
  return found.map(({ madeAt, ...version }) => ({
    ...version,
    lists: monitorListsSchema.parse(version.lists),
    madeAt: madeAt.toISOString(),
  }))
}
