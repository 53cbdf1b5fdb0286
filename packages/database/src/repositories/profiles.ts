import type { KeptProfile, LookedUp, ProfileRepository } from '@hubbub/domain'
import { Prisma, rows, type Transaction } from './transaction.ts'

interface ProfileRow {
  kind: string
  value: string
  name: string | null
  handle: string | null
  url: string | null
  profile: KeptProfile | null
  fetchedAt: Date | null
  askedAt: Date | null
  problem: string | null
}

/** What networks told of people. */
export function createProfileRepository(tx: Transaction, workspaceId: string): ProfileRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  const select = async (where: Prisma.Sql) =>
    await rows<ProfileRow>(
      tx,
      Prisma.sql`SELECT i.kind, i.value, i.name, i.handle, i.url, p.profile, p.fetched_at AS "fetchedAt", p.asked_at AS "askedAt", p.problem
        FROM contact_identity i LEFT JOIN identity_profile p USING (workspace_id, kind, value)
        WHERE i.workspace_id = ${w} AND ${where} ORDER BY i.created_at, i.value`,
    )
  return {
    ofContact: async (contactId) =>
      (await select(Prisma.sql`i.contact_id = ${contactId}::uuid`)).map(toLookedUp),
    find: async (contactId, { kind, value }) => {
      const where = Prisma.sql`i.contact_id = ${contactId}::uuid AND i.kind = ${kind} AND i.value = ${value}`
      return (await select(where)).map(toLookedUp)[0] ?? null
    },
    channelsOf: async (contactId) => {
      const found = await rows<{ id: string }>(
        tx,
        Prisma.sql`SELECT channel_id AS id FROM conversation WHERE workspace_id = ${w} AND contact_id = ${contactId}::uuid
          GROUP BY channel_id ORDER BY max(last_activity_at) DESC`,
      )
      return found.map(({ id }) => id)
    },
    keep: async ({ kind, value }, { profile, at }) => {
      const now = Prisma.sql`${at.toISOString()}::timestamptz`
      await tx.$executeRaw`INSERT INTO identity_profile AS p (workspace_id, kind, value, profile, fetched_at, asked_at)
        SELECT ${w}, i.kind, i.value, ${JSON.stringify(profile)}::jsonb, ${now}, ${now}
        FROM contact_identity i WHERE i.workspace_id = ${w} AND i.kind = ${kind} AND i.value = ${value}
        ON CONFLICT (workspace_id, kind, value) DO UPDATE
        SET profile = EXCLUDED.profile, fetched_at = EXCLUDED.fetched_at, asked_at = EXCLUDED.asked_at, problem = NULL
        WHERE p.asked_at <= EXCLUDED.asked_at`
    },
    keepProblem: async ({ kind, value }, { problem, at }) => {
      await tx.$executeRaw`INSERT INTO identity_profile AS p (workspace_id, kind, value, asked_at, problem)
        SELECT ${w}, i.kind, i.value, ${at.toISOString()}::timestamptz, ${problem}
        FROM contact_identity i WHERE i.workspace_id = ${w} AND i.kind = ${kind} AND i.value = ${value}
        ON CONFLICT (workspace_id, kind, value) DO UPDATE SET asked_at = EXCLUDED.asked_at, problem = EXCLUDED.problem
        WHERE p.asked_at <= EXCLUDED.asked_at`
    },
  }
}

const toLookedUp = ({ kind, value, name, handle, url, ...kept }: ProfileRow): LookedUp => ({
  identity: { kind, value, name, ...(handle !== null && { handle }), ...(url !== null && { url }) },
  ...kept,
})
