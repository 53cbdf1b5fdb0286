import type { Contact } from '@hubbub/contracts'
import type { ContactRepository } from '@hubbub/domain'
import { z } from 'zod'
import { badCursor } from './bad-cursor.ts'
import { iso } from './conversation-rows.ts'
import { mergeContacts } from './merge-contacts.ts'
import { searchConversations } from './search.ts'
import { firstRow, Prisma, rows, type Transaction } from './transaction.ts'

interface ContactRow {
  id: string
  name: string
  notes: string
  identities: Contact['identities']
  conversations: number
  blocked_at: Date | null
  created_at: Date
  last_seen_at: Date | null
  version: number
}

export function createContactRepository(tx: Transaction, workspaceId: string): ContactRepository {
  const w = Prisma.sql`${workspaceId}::uuid`
  const select = (where: Prisma.Sql, tail: Prisma.Sql) => Prisma.sql`
    SELECT c.id, c.name, c.notes, c.blocked_at, c.created_at, c.last_seen_at, c.version,
      coalesce((SELECT jsonb_agg(jsonb_build_object('kind', i.kind, 'value', i.value, 'name', i.name, 'handle', i.handle,
        'url', i.url, 'avatarUrl', i.avatar_url, 'failedAt', i.failed_at) ORDER BY i.created_at, i.value)
        FROM contact_identity i WHERE i.workspace_id = c.workspace_id AND i.contact_id = c.id), '[]') AS identities,
      (SELECT count(*)::int FROM conversation v WHERE v.workspace_id = c.workspace_id AND v.contact_id = c.id) AS conversations
    FROM contact c WHERE c.workspace_id = ${w} AND ${where} ${tail}`
  return {
    list: async ({ q, limit, after }) => {
      const behind = after === null ? Prisma.sql`true` : behindPlace(after)
      const where = Prisma.sql`${q === null || q === '' ? Prisma.sql`true` : Prisma.sql`c.id IN (SELECT contact_id FROM hubbub_match_contacts(${q}, 1000))`} AND ${behind}`
      const found = await rows<ContactRow>(
        tx,
        select(where, Prisma.sql`ORDER BY lower(c.name), c.id LIMIT ${limit + 1}`),
      )
      const items = found.slice(0, limit).map(toContact)
      const last = found.length > limit ? items.at(-1) : undefined
      return { items, next: last === undefined ? null : [last.name, last.id] }
    },
    find: async (id) => {
      const row = await firstRow<ContactRow>(tx, select(Prisma.sql`c.id = ${id}::uuid`, Prisma.empty))
      return row === null ? null : toContact(row)
    },
    byIdentity: async ({ kind, value }) => {
      const row = await firstRow<{ id: string }>(
        tx,
        Prisma.sql`SELECT contact_id AS id FROM contact_identity WHERE workspace_id = ${w} AND kind = ${kind} AND value = ${value}`,
      )
      return row?.id ?? null
    },
    lockVersion: async (id) => {
      const row = await firstRow<{ version: number }>(
        tx,
        Prisma.sql`SELECT version FROM contact WHERE workspace_id = ${w} AND id = ${id}::uuid FOR UPDATE`,
      )
      return row?.version ?? null
    },
    merge: async (into, from) => await mergeContacts(tx, w, { into, from }),
    update: async (id, { name, notes, blockedAt }) => {
      await tx.contact.update({
        where: { workspaceId_id: { workspaceId, id } },
        data: {
          ...(name !== undefined && { name }),
          ...(notes !== undefined && { notes }),
          ...(blockedAt !== undefined && { blockedAt }),
          version: { increment: 1 },
        },
      })
    },
    search: async (scope, query) => await searchConversations(tx, workspaceId, scope, query),
  }
}

function behindPlace(after: unknown): Prisma.Sql {
  const parsed = z.tuple([z.string(), z.uuid()]).safeParse(after)
  if (!parsed.success) throw badCursor()
  const [name, id] = parsed.data
  return Prisma.sql`(lower(c.name), c.id) > (lower(${name}), ${id}::uuid)`
}

const toContact = (row: ContactRow): Contact => ({
  id: row.id,
  name: row.name,
  notes: row.notes,
  identities: row.identities.map(({ failedAt, ...identity }) => ({
    ...identity,
    failedAt: failedAt === null ? null : iso(new Date(failedAt)),
  })),
  conversationCount: row.conversations,
  blockedAt: iso(row.blocked_at),
  createdAt: row.created_at.toISOString(),
  lastSeenAt: iso(row.last_seen_at),
  version: row.version,
})
