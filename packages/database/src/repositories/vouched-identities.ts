import type { Party } from '@hubbub/contracts'
import { Prisma, type Transaction } from './transaction.ts'

/** Parties whose other names somebody vouches for; those of one are in `also`. */
const recordsOf = (parties: readonly Party[]) =>
  Prisma.sql`jsonb_to_recordset(${JSON.stringify(parties)}::jsonb)
    AS p (kind text, value text, name text, handle text, url text, "avatarUrl" text, also jsonb)
    CROSS JOIN LATERAL jsonb_to_recordset(p.also) AS a (kind text, value text)`

/** Who is not known by this name, but by another of theirs, is that contact. */
export async function joinKnown(tx: Transaction, w: Prisma.Sql, parties: readonly Party[]): Promise<void> {
  if (parties.length === 0) return
  await tx.$executeRaw`INSERT INTO contact_identity (workspace_id, kind, value, contact_id, name, handle, url, avatar_url)
    SELECT ${w}, f.kind, f.value, f.contact_id, f.name, f.handle, f.url, f."avatarUrl" FROM (
      SELECT DISTINCT ON (p.kind, p.value) p.*, i.contact_id FROM ${recordsOf(parties)}
      JOIN contact_identity i ON i.workspace_id = ${w} AND i.kind = a.kind AND i.value = a.value
      ORDER BY p.kind, p.value, i.created_at) AS f
    ORDER BY f.value ON CONFLICT DO NOTHING`
}

/** Their other names lead to them too. One that belongs to another contact stays there: only a person makes two one. */
export async function addVouched(tx: Transaction, w: Prisma.Sql, parties: readonly Party[]): Promise<void> {
  if (parties.length === 0) return
  await tx.$executeRaw`INSERT INTO contact_identity (workspace_id, kind, value, contact_id)
    SELECT DISTINCT ON (a.kind, a.value) ${w}, a.kind, a.value, i.contact_id FROM ${recordsOf(parties)}
    JOIN contact_identity i ON i.workspace_id = ${w} AND i.kind = p.kind AND i.value = p.value
    ORDER BY a.kind, a.value ON CONFLICT DO NOTHING`
}
