import type { Party } from '@hubbub/contracts'
import type { ContactRef } from '@hubbub/domain'
import { Prisma, rows, type Transaction, uuids } from './transaction.ts'
import { addVouched, joinKnown } from './vouched-identities.ts'

interface Resolve {
  /** Each once. */
  parties: readonly Party[]
  newId: () => string
  now: Date
}
interface Identity {
  id: string
  kind: string
  value: string
  name: string
  handle: string | null
  url: string | null
  avatarUrl: string | null
}
type Found = ContactRef & { value: string }

/** Finds or makes the contact behind every party. Two at once agree by the identity's key: who comes second takes the first one's. */
export async function resolveContacts(
  tx: Transaction,
  w: Prisma.Sql,
  { parties, newId, now }: Resolve,
): Promise<Map<string, ContactRef>> {
  // In one order, so that two who meet wait for each other and not in a circle.
  const records = parties
    .map(({ kind, value, name, handle, url, avatarUrl }) => ({
      id: newId(),
      kind,
      value,
      name: name?.trim() || (handle ?? value),
      handle: handle ?? null,
      url: url ?? null,
      avatarUrl: avatarUrl ?? null,
    }))
    .toSorted((a, b) => (a.value < b.value ? -1 : 1))
  const vouched = parties.filter(({ also = [] }) => also.length > 0)
  await joinKnown(tx, w, vouched)
  const known = await find(tx, w, records)
  const missing = records.filter(({ value }) => !known.has(value))
  const made = missing.length === 0 ? new Map<string, ContactRef>() : await make(tx, w, missing, now)
  const lost = missing.filter(({ value }) => !made.has(value))
  const others = lost.length === 0 ? new Map<string, ContactRef>() : await find(tx, w, lost)
  const met = new Map([...known, ...others])
  await refresh(
    tx,
    w,
    records.filter(({ value, handle }) => handle !== null && met.has(value)),
  )
  await addVouched(tx, w, vouched)
  await touch(tx, w, [...new Set([...met.values()].map(({ id }) => id))], now)
  return new Map([...met, ...made])
}

async function find(
  tx: Transaction,
  w: Prisma.Sql,
  records: readonly { kind: string; value: string }[],
): Promise<Map<string, ContactRef>> {
  const found = await rows<Found>(
    tx,
    Prisma.sql`/*fixed*/ SELECT i.value, c.id, c.name, c.blocked_at IS NOT NULL AS blocked, c.version, false AS created
      FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS p (kind text, value text)
      JOIN contact_identity i ON i.workspace_id = ${w} AND i.kind = p.kind AND i.value = p.value
      JOIN contact c ON c.workspace_id = ${w} AND c.id = i.contact_id`,
  )
  return byValue(found)
}

async function make(
  tx: Transaction,
  w: Prisma.Sql,
  records: readonly Identity[],
  now: Date,
): Promise<Map<string, ContactRef>> {
  // The contact comes first for the foreign key; one whose identity was taken meanwhile is removed again.
  const input = Prisma.sql`jsonb_to_recordset(${JSON.stringify(records)}::jsonb) AS p (id uuid, kind text, value text, name text, handle text, url text, "avatarUrl" text)`
  await tx.$executeRaw`/*fixed*/ INSERT INTO contact (workspace_id, id, name, last_seen_at) SELECT ${w}, p.id, p.name, ${now.toISOString()}::timestamptz FROM ${input}`
  const made = await rows<Found>(
    tx,
    Prisma.sql`/*fixed*/ WITH i AS (
        INSERT INTO contact_identity (workspace_id, kind, value, contact_id, name, handle, url, avatar_url)
        SELECT ${w}, p.kind, p.value, p.id, p.name, p.handle, p.url, p."avatarUrl" FROM ${input}
        ORDER BY p.value
        ON CONFLICT DO NOTHING RETURNING value, contact_id, name)
      SELECT i.value, i.contact_id AS id, i.name, false AS blocked, 1 AS version, true AS created FROM i`,
  )
  if (made.length < records.length) {
    await tx.$executeRaw`DELETE FROM contact c USING ${input} WHERE c.workspace_id = ${w} AND c.id = p.id
      AND NOT EXISTS (SELECT 1 FROM contact_identity i WHERE i.workspace_id = c.workspace_id AND i.contact_id = c.id)`
  }
  return byValue(made)
}

/** Names and handles change; whoever they are does not. */
async function refresh(tx: Transaction, w: Prisma.Sql, records: readonly Identity[]): Promise<void> {
  if (records.length === 0) return
  await tx.$executeRaw`WITH p AS (SELECT * FROM jsonb_to_recordset(${JSON.stringify(records)}::jsonb)
        AS r (kind text, value text, name text, handle text, url text, "avatarUrl" text)),
      changed AS (SELECT i.kind, i.value FROM p JOIN contact_identity i ON i.workspace_id = ${w} AND i.kind = p.kind AND i.value = p.value
        WHERE (i.name, i.handle, i.url, i.avatar_url) IS DISTINCT FROM (p.name, p.handle, p.url, p."avatarUrl")
        ORDER BY i.value FOR NO KEY UPDATE OF i SKIP LOCKED)
    UPDATE contact_identity i SET name = p.name, handle = p.handle, url = p.url, avatar_url = p."avatarUrl"
    FROM changed JOIN p USING (kind, value) WHERE i.workspace_id = ${w} AND i.kind = changed.kind AND i.value = changed.value`
}

/** Whoever is being written down by somebody else at this moment is seen there. */
async function touch(tx: Transaction, w: Prisma.Sql, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return
  await tx.$executeRaw`/*fixed*/ UPDATE contact c SET last_seen_at = ${now.toISOString()}::timestamptz
    FROM (SELECT id FROM contact WHERE workspace_id = ${w} AND id = ANY(${uuids(ids)}) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED) AS met
    WHERE c.workspace_id = ${w} AND c.id = met.id`
}

const byValue = (found: readonly Found[]) => new Map(found.map(({ value, ...contact }) => [value, contact]))
