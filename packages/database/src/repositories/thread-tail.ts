import { type ChannelAccount, type MailMeta, mailMetaSchema, emailSettingsSchema } from '@hubbub/contracts'
import type { ThreadTail } from '@hubbub/domain'
import { readPostTail } from './post-tail.ts'
import { notScheduled } from './schedule.ts'
import { firstRow, Prisma, rows, type Transaction } from './transaction.ts'

interface HeadRow {
  channel_id: string
  kind: string
  account: ChannelAccount | null
  settings: unknown
  address: string
  enabled: boolean
  health: string
  signature: string
  contact_name: string
  blocked_at: Date | null
}
interface LastRow {
  direction: 'in' | 'out'
  subject: string | null
  mail: MailMeta | null
  author: { value: string | null; name: string | null } | null
}

/** What a reply needs to know of its thread. */
export async function readThreadTail(
  tx: Transaction,
  w: Prisma.Sql,
  conversationId: string,
): Promise<ThreadTail> {
  const head = await firstRow<HeadRow>(
    tx,
    Prisma.sql`SELECT ch.id AS channel_id, ch.kind, ch.account, ch.settings, ch.address, ch.enabled AND ch.deleted_at IS NULL AS enabled, ch.health, b.signature, ct.name AS contact_name, ct.blocked_at
      FROM conversation c
      JOIN channel ch ON ch.workspace_id = c.workspace_id AND ch.id = c.channel_id
      JOIN brand b ON b.workspace_id = c.workspace_id AND b.id = c.brand_id
      JOIN contact ct ON ct.workspace_id = c.workspace_id AND ct.id = c.contact_id
      WHERE c.workspace_id = ${w} AND c.id = ${conversationId}::uuid`,
  )
  if (head === null) throw new Error('the conversation of a thread is missing')
  // Other networks have none of these.
  const settings = emailSettingsSchema.partial().safeParse(head.settings).data ?? {}
  // What never left nobody can be answered to.
  const said = Prisma.sql`m.workspace_id = ${w} AND m.conversation_id = ${conversationId}::uuid AND m.kind = 'message'
    AND NOT EXISTS (SELECT 1 FROM outbound_delivery x WHERE x.workspace_id = m.workspace_id AND x.message_id = m.id AND x.state IN ('cancelled', 'failed'))
    AND ${notScheduled}`
  const last = await firstRow<LastRow>(
    tx,
    Prisma.sql`SELECT m.direction, m.subject, m.meta -> 'mail' AS mail, m.author FROM message m WHERE ${said}
      ORDER BY (m.direction = 'in' AND NOT m.automatic) DESC, m.sent_at DESC, m.id DESC LIMIT 1`,
  )
  const refs = await rows<{ refs: string[] | null; own: string | null }>(
    tx,
    Prisma.sql`SELECT ARRAY(SELECT jsonb_array_elements_text(m.thread -> 'parentRefs')) AS refs, m.thread ->> 'ownRef' AS own
      FROM message m WHERE ${said} AND m.thread IS NOT NULL ORDER BY m.sent_at, m.id`,
  )
  return {
    channel: {
      kind: head.kind,
      id: head.channel_id,
      settings: head.settings,
      account: head.account,
      address: head.address,
      fromName: settings.fromName ?? '',
      plusAddressing: settings.plusAddressing ?? true,
      enabled: head.enabled,
      health: head.health,
    },
    brandSignature: head.signature,
    contact: { name: head.contact_name, blocked: head.blocked_at !== null },
    last: last === null ? null : toLast(last),
    refs: orderedRefs(refs),
    posts: await readPostTail(tx, w, said),
  }
}

function toLast({ direction, subject, mail, author }: LastRow): NonNullable<ThreadTail['last']> {
  const value = author?.value ?? null
  return {
    direction,
    subject,
    mail: mailMetaSchema.safeParse(mail).data ?? null,
    author: value === null ? null : { value, name: author?.name ?? null },
  }
}

/** Oldest first, each once; ancestors named by a message come before it, and the newest message is the last. */
function orderedRefs(found: readonly { refs: string[] | null; own: string | null }[]): string[] {
  const all = found.flatMap(({ refs, own }) => [...(refs ?? []).toReversed(), ...(own === null ? [] : [own])])
  const newest = found.findLast(({ own }) => own !== null)?.own ?? null
  const ordered = new Set(all)
  if (newest === null) return [...ordered]
  ordered.delete(newest)
  return [...ordered, newest]
}
