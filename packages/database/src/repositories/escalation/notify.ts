import { type NotifyPreference, notifyPreferenceSchema, type NotifyWay } from '@hubbub/contracts'
import type { KeptWay, NotifyRepository, OwnWayKind } from '@hubbub/domain'
import { firstRow, Prisma, rows, type Transaction, uuids } from '../transaction.ts'

interface ShownRow extends Omit<NotifyWay, 'createdAt' | 'lastSentAt'> {
  createdAt: Date
  lastSentAt: Date | null
}

const toShown = (row: ShownRow): NotifyWay => ({
  ...row,
  createdAt: row.createdAt.toISOString(),
  lastSentAt: row.lastSentAt?.toISOString() ?? null,
})

/** By which ways people are told, and when they are left alone. */
export function createNotifyRepository(tx: Transaction, workspaceId: string): NotifyRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  const preferences = async (ids: readonly string[]) => {
    const found = await rows<{ memberId: string } & NotifyPreference>(
      tx,
      Prisma.sql`SELECT membership_id AS "memberId", time_zone AS "timeZone", quiet, rules FROM notify_preference
        WHERE workspace_id = ${w} AND membership_id = ANY (${uuids(ids)})`,
    )
    return new Map(found.map(({ memberId, ...kept }) => [memberId, notifyPreferenceSchema.parse(kept)]))
  }
  return {
    preference: async (memberId) => (await preferences([memberId])).get(memberId) ?? null,
    savePreference: async (memberId, { timeZone, quiet, rules }) => {
      await tx.$executeRaw`INSERT INTO notify_preference (workspace_id, membership_id, time_zone, quiet, rules)
        VALUES (${w}, ${memberId}::uuid, ${timeZone}, ${quiet === null ? null : JSON.stringify(quiet)}::jsonb, ${JSON.stringify(rules)}::jsonb)
        ON CONFLICT (workspace_id, membership_id) DO UPDATE
          SET time_zone = excluded.time_zone, quiet = excluded.quiet, rules = excluded.rules`
    },
    ways: async (memberId) =>
      (
        await rows<ShownRow>(
          tx,
          Prisma.sql`SELECT id, kind, name, host, format, enabled, last_sent_at AS "lastSentAt", last_error AS "lastError",
            created_at AS "createdAt", key FROM notify_way
            WHERE workspace_id = ${w} AND membership_id = ${memberId}::uuid ORDER BY created_at, id`,
        )
      ).map(toShown),
    findWay: async (id) =>
      await firstRow<KeptWay>(
        tx,
        Prisma.sql`SELECT id, membership_id AS "memberId", kind, name, host, address, format, enabled, key FROM notify_way
          WHERE workspace_id = ${w} AND id = ${id}::uuid`,
      ),
    ...keyedWays(tx, workspaceId),
    setWayEnabled: async (id, enabled) => {
      await tx.$executeRaw`UPDATE notify_way SET enabled = ${enabled} WHERE workspace_id = ${w} AND id = ${id}::uuid`
    },
    removeWay: async (id) => {
      await tx.$executeRaw`DELETE FROM notify_way WHERE workspace_id = ${w} AND id = ${id}::uuid`
    },
    noteWay: async (id, error) => {
      await tx.$executeRaw`UPDATE notify_way SET last_error = ${error}::text,
          last_sent_at = CASE WHEN ${error}::text IS NULL THEN clock_timestamp() ELSE last_sent_at END
        WHERE workspace_id = ${w} AND id = ${id}::uuid`
    },
    choices: async (memberIds) => {
      const wanted = await preferences(memberIds)
      const ways = await rows<{ memberId: string; id: string; kind: OwnWayKind }>(
        tx,
        Prisma.sql`SELECT membership_id AS "memberId", id, kind FROM notify_way
          WHERE workspace_id = ${w} AND enabled AND membership_id = ANY (${uuids(memberIds)}) ORDER BY created_at, id`,
      )
      return new Map(
        memberIds.map((memberId) => [
          memberId,
          {
            preference: wanted.get(memberId) ?? null,
            ways: ways.filter((way) => way.memberId === memberId).map(({ id, kind }) => ({ id, kind })),
          },
        ]),
      )
    },
    sealed: async () =>
      await rows<Pick<KeptWay, 'id' | 'address'>>(
        tx,
        Prisma.sql`SELECT id, address FROM notify_way WHERE workspace_id = ${w} ORDER BY id`,
      ),
    replaceAddress: async (id, { from, to }) =>
      (await tx.$executeRaw`UPDATE notify_way SET address = ${to}
        WHERE workspace_id = ${w} AND id = ${id}::uuid AND address = ${from}`) > 0,
  }
}

/** Ways of which a person has one of a key: a browser, a chat. */
function keyedWays(tx: Transaction, workspaceId: string): Pick<NotifyRepository, 'keepWay' | 'findByKey'> {
  const w = Prisma.sql`${workspaceId}::uuid`
  return {
    keepWay: async ({ id, memberId, kind, name, host, address, format, enabled, key }) => {
      // What is sealed opens under the id that it was sealed for, so the one before goes.
      await tx.$executeRaw`DELETE FROM notify_way WHERE workspace_id = ${w} AND membership_id = ${memberId}::uuid
        AND kind = ${kind} AND key = ${key}::text`
      const row = await firstRow<{ id: string }>(
        tx,
        Prisma.sql`INSERT INTO notify_way (workspace_id, id, membership_id, kind, name, host, address, format, enabled, key)
          VALUES (${w}, ${id}::uuid, ${memberId}::uuid, ${kind}, ${name}, ${host}, ${address}, ${format}, ${enabled}, ${key}::text)
          ON CONFLICT (workspace_id, membership_id, kind, key) DO UPDATE SET name = excluded.name RETURNING id`,
      )
      return row?.id ?? id
    },
    findByKey: async ({ kind, key }) =>
      await rows<{ id: string; memberId: string }>(
        tx,
        Prisma.sql`SELECT id, membership_id AS "memberId" FROM notify_way
          WHERE workspace_id = ${w} AND kind = ${kind} AND key = ${key}`,
      ),
  }
}
