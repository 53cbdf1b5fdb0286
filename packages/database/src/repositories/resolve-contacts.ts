import type { Party } from '@hubbub/contracts'
import type { ContactRef } from '@hubbub/domain'
import { Prisma, rows, type Transaction } from './transaction.ts'

interface Resolve {
  /** Each once. */
  parties: readonly Party[]
  newId: () => string
  now: Date
}
type Found = ContactRef & { value: string }

/** Finds or makes the contact behind every party. Two at once agree by the identity's key: who comes second takes the first one's. */
export async function resolveContacts(
  tx: Transaction,
  w: Prisma.Sql,
  { parties, newId, now }: Resolve,
): Promise<Map<string, ContactRef>> {
  const records = parties.map(({ kind, value, name }) => ({ id: newId(), kind, value, name: name ?? value }))
  const known = await find(tx, w, records, now)
  const missing = records.filter(({ value }) => !known.has(value))
  if (missing.length === 0) return known
  const made = await make(tx, w, missing, now)
  const lost = missing.filter(({ value }) => !made.has(value))
  const others = lost.length === 0 ? new Map<string, ContactRef>() : await find(tx, w, lost, now)
  return new Map([...known, ...made, ...others])
}

async function find(
  tx: Transaction,
  w: Prisma.Sql,
  records: readonly { kind: string; value: string }[],
  now: Date,
): Promise<Map<string, ContactRef>> {
  const found = await rows<Found>(
    tx,
    Prisma.sql`UPDATE contact c SET last_seen_at = ${now.toISOString()}::timestamptz
      FROM contact_identity i JOIN jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS p (kind text, value text) ON p.kind = i.kind AND p.value = i.value
      WHERE i.workspace_id = ${w} AND c.workspace_id = ${w} AND c.id = i.contact_id
      RETURNING i.value, c.id, c.name, c.blocked_at IS NOT NULL AS blocked, c.version, false AS created`,
  )
  return byValue(found)
}

async function make(
  tx: Transaction,
  w: Prisma.Sql,
  records: readonly { id: string; kind: string; value: string; name: string }[],
  now: Date,
): Promise<Map<string, ContactRef>> {
  // The contact comes first for the foreign key; one whose identity was taken meanwhile is removed again.
  const input = Prisma.sql`jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS p (id uuid, kind text, value text, name text)`
  await tx.$executeRaw`INSERT INTO contact (workspace_id, id, name, last_seen_at) SELECT ${w}, p.id, p.name, ${now.toISOString()}::timestamptz FROM ${input}`
  const made = await rows<Found>(
    tx,
    Prisma.sql`WITH i AS (
        INSERT INTO contact_identity (workspace_id, kind, value, contact_id, name) SELECT ${w}, p.kind, p.value, p.id, p.name FROM ${input}
        ON CONFLICT DO NOTHING RETURNING value, contact_id, name)
      SELECT i.value, i.contact_id AS id, i.name, false AS blocked, 1 AS version, true AS created FROM i`,
  )
  if (made.length < records.length) {
    await tx.$executeRaw`DELETE FROM contact c USING ${input} WHERE c.workspace_id = ${w} AND c.id = p.id
      AND NOT EXISTS (SELECT 1 FROM contact_identity i WHERE i.workspace_id = c.workspace_id AND i.contact_id = c.id)`
  }
  return byValue(made)
}

const byValue = (found: readonly Found[]) => new Map(found.map(({ value, ...contact }) => [value, contact]))
