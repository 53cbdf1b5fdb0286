import { type DigestContent, type DigestSettings, type Role, rolePermissions } from '@hubbub/contracts'
import { setOwnDigest } from '@hubbub/domain'
import { startDigests } from '@hubbub/escalate'
import { eventually } from '@hubbub/test-support'
import { expect } from 'vitest'
import { openWatch } from '../../alerts/lib/open-watch.ts'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

interface Mail {
  to: string
  subject: string
  text: string
  html?: string
}

/** A digest that was due ten minutes ago, of the day before. */
const dueAt = Math.floor(Date.now() / 60_000) * 60_000 - 10 * 60_000
/** Where it ends. */
export const to = Math.floor(dueAt / HOUR) * HOUR
export const settings: DigestSettings = {
  enabled: true,
  rhythm: { kind: 'daily' },
  time: new Date(dueAt).toISOString().slice(11, 16),
  timeZone: 'UTC',
  monitorIds: [],
  brandIds: [],
  byMail: true,
  tellCalm: false,
}

/** A workspace that listens, and people who want digests. */
export async function openDigests() {
  await using opening = new AsyncDisposableStack()
  const at = opening.use(await openWatch())
  const mails: Mail[] = []
  const mailer = { failing: null as Error | null }
  const worker = () =>
    startDigests({
      ...at.deps,
      publicUrl: 'https://desk.test',
      mailer: {
        send: async (mail: Mail) => {
          if (mailer.failing !== null) throw mailer.failing
          return `250 ${mails.push(mail)}`
        },
      },
      lookMs: 30,
    })
  const asMember = (memberId: string, role: Role) => ({
    ...at.ctx,
    signals: at.deps.producer.signals,
    caller: {
      actor: { kind: 'member' as const, id: memberId, name: 'Somebody' },
      memberId,
      permissions: new Set(rolePermissions[role]),
      visibility: 'all' as const,
      teamIds: [],
    },
  })
  /** Somebody who wants a digest. */
  const addReader = async (
    name: string,
    {
      role = 'supervisor',
      days = 0,
      ...change
    }: Partial<DigestSettings> & { role?: Role; days?: number } = {},
  ) => {
    const id = await at.addMember(name, { role, hook: false })
    await setOwnDigest(asMember(id, role), { ...settings, ...change })
    await at.sql(`UPDATE digest SET next_at = $2, told_to = $3 WHERE membership_id = $1`, [
      id,
      new Date(dueAt - days * DAY).toISOString(),
      new Date(to - (days + 1) * DAY).toISOString(),
    ])
    return id
  }
  const issues = async () =>
    await at.sql<{
      membership_id: string
      state: string
      periods: number
      content: DigestContent | null
      error: string | null
    }>('SELECT membership_id, state, periods, content, error FROM digest_issue ORDER BY membership_id, to_at')
  const over = async (count: number) =>
    await eventually(
      async () => {
        const all = await issues()
        expect(all.filter(({ state }) => !['waiting', 'mailing', 'sending'].includes(state))).toHaveLength(
          count,
        )
        return all
      },
      { timeout: 30_000 },
    )
  const alert = async (title: string, monitorId: string | null, foundAt: number) => {
    const id = at.deps.ids.next()
    await at.sql(
      `INSERT INTO alert (workspace_id, id, rule_name, monitor_id, key, at, found_at, late_minutes, severity, title, reasons, learning, tell)
       VALUES ($1, $2::uuid, 'Rule', $3, $2::text, $4, $4, 0, 'high', $5, '[]', false, '{"kind":"nobody"}')`,
      [at.workspaceId, id, monitorId, new Date(foundAt).toISOString(), title],
    )
  }
  const incident = async (title: string, monitorId: string, openedAt: number, state = 'active') => {
    const id = at.deps.ids.next()
    await at.sql(
      `INSERT INTO incident (workspace_id, id, number, key, title, monitor_id, severity, state, grade, opened_at)
       VALUES ($1, $2::uuid, (SELECT count(*) + 1 FROM incident), $2::text, $3, $4, 'high', $6,
         '{"severity":"major","bands":{"impact":1,"velocity":1},"lowerSince":null}', $5)`,
      [at.workspaceId, id, title, monitorId, new Date(openedAt).toISOString(), state],
    )
  }
  /** A monitor that only its owner sees, which matched these messages as well. */
  const addSecret = async (ownerId: string, messageIds: readonly string[]) => {
    const id = at.deps.ids.next()
    await at.sql(
      `INSERT INTO monitor (workspace_id, id, name, kind, query, asks, state, sharing, owner_id, created_at, updated_at)
       VALUES ($1, $2, 'Secret plan', 'brand', 'secret', '{}', 'matched', 'private', $3, now(), now())`,
      [at.workspaceId, id, ownerId],
    )
    await at.sql(
      `INSERT INTO monitor_match (workspace_id, monitor_id, message_id, sent_at, own, version)
       SELECT $1, $2, m.id, m.sent_at, false, 1 FROM message m WHERE m.id = ANY($3::uuid[])`,
      [at.workspaceId, id, messageIds],
    )
    return id
  }
  const stack = opening.move()
  return {
    ...at,
    mails,
    mailer,
    worker,
    asMember,
    addReader,
    issues,
    over,
    alert,
    incident,
    addSecret,
    [Symbol.asyncDispose]: async () => await stack.disposeAsync(),
  }
}
