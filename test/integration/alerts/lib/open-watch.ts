import type { AlertRuleSettings } from '@hubbub/domain'
import { watchRule } from '@hubbub/domain'
import { isCommon } from '@hubbub/runtime/is-common'
import { openLadder } from '../../escalation/lib/open-ladder.ts'

export const MINUTE = 60_000
export const BIN = 5 * MINUTE
export const DAY = 1440 * MINUTE

interface Said {
  /** Milliseconds since 1970. */
  at: number
  text?: string
  sentiment?: 'negative' | 'neutral' | 'positive' | null
  followers?: number
  form?: 'post' | 'repost'
  author?: string
  channelId?: string
}

/** A workspace that listens: a monitor with three weeks of an even past, and a rule that looks when it is told to. */
export async function openWatch() {
  const at = await openLadder()
  const { ids } = at.deps
  const [brand, channel, other, monitor] = [ids.next(), ids.next(), ids.next(), ids.next()]
  const w = at.workspaceId
  /** When the last whole five minutes ended, some time ago. */
  const start = Math.floor(Date.now() / BIN) * BIN - 60 * MINUTE
  await at.sql(`INSERT INTO brand (workspace_id, id, name) VALUES ($1, $2, 'Northwind')`, [w, brand])
  for (const [id, name] of [
    [channel, 'Mastodon'],
    [other, 'Bluesky'],
  ])
    await at.sql(
      `INSERT INTO channel (workspace_id, id, brand_id, kind, name, address, settings, credentials, health, last_success_at, created_at)
       VALUES ($1, $2, $3, 'mastodon', $4::text, $4::text, '{}', '', 'connected', now(), now() - interval '60 days')`,
      [w, id, brand, name],
    )
  await at.sql(
    `INSERT INTO monitor (workspace_id, id, name, kind, query, asks, state, created_at, updated_at)
     VALUES ($1, $2, 'Northwind', 'brand', 'northwind', '{}', 'matched', now(), now())`,
    [w, monitor],
  )

  /** Messages that the monitor matched. @returns their ids. */
  async function say(said: readonly Said[]): Promise<string[]> {
    const rows = said.map((one) => ({
      id: ids.next(),
      at: new Date(one.at).toISOString(),
      text: one.text ?? 'Northwind brews coffee',
      sentiment: one.sentiment === undefined ? 'neutral' : one.sentiment,
      meta: { post: { form: one.form ?? 'post' } },
      repeats: one.form === 'repost',
      channel: one.channelId ?? channel,
      author: {
        kind: 'mastodon',
        value: one.author ?? 'somebody',
        name: one.author ?? 'Somebody',
        ...(one.followers !== undefined && { followers: one.followers }),
      },
    }))
    await at.sql(
      `INSERT INTO message (workspace_id, id, channel_id, external_id, kind, direction, text, mentions, sent_at, routed_at, sentiment_label, language, author, meta, repeats)
       SELECT $1, r.id, r.channel, r.id::text, 'message', 'in', r.text, '{}', r.at, now(), r.sentiment, 'en', r.author, r.meta, r.repeats
       FROM jsonb_to_recordset($2::jsonb) AS r (id uuid, at timestamptz, text text, sentiment text, meta jsonb, channel uuid, author jsonb, repeats boolean)`,
      [w, JSON.stringify(rows)],
    )
    await at.sql(
      `INSERT INTO monitor_match (workspace_id, monitor_id, message_id, sent_at, own, version)
       SELECT $1, $2, r.id, r.at, false, 1 FROM jsonb_to_recordset($3::jsonb) AS r (id uuid, at timestamptz)`,
      [w, monitor, JSON.stringify(rows)],
    )
    return rows.map(({ id }) => id)
  }

  const settings: AlertRuleSettings = {
    name: 'Something is on',
    monitorId: monitor,
    filter: { channelIds: [], languages: [] },
    watch: { kind: 'learned', detectors: ['spike', 'negative-rise', 'negative-share', 'reach'] },
    sensitivity: 'balanced',
    severity: null,
    cooldownMinutes: 60,
    quiet: null,
    tell: { kind: 'nobody' },
    enabled: true,
  }

  return {
    ...at,
    channel,
    other,
    monitor,
    start,
    say,
    /** As the figures have it of 21 days: three mentions in each five minutes, one of five negative. */
    pastUntil: async (until: number) => {
      await at.sql(
        `INSERT INTO mention_bin (workspace_id, monitor_id, bin, mentions, negative, reach, scored, texts)
         SELECT $1, $2, s, 3, (extract(epoch FROM s)::bigint / 300 % 2)::int, 300, 3, 3
         FROM generate_series($3::timestamptz - interval '21 days', $3::timestamptz - interval '5 minutes', interval '5 minutes') s`,
        [w, monitor, new Date(until).toISOString()],
      )
      await at.sql(
        `INSERT INTO mention_hour (workspace_id, monitor_id, facet, hour, value, mentions, negative, neutral, positive, reach)
         SELECT $1, $2, 'channel', date_trunc('hour', s), $4::text, 36, 6, 30, 0, 3600
         FROM generate_series($3::timestamptz - interval '21 days', $3::timestamptz - interval '1 hour', interval '1 hour') s`,
        [w, monitor, new Date(until).toISOString(), channel],
      )
    },
    rule: async (change: Partial<AlertRuleSettings> = {}) => {
      const id = ids.next()
      await at.store.transaction(w, async ({ alerts }) => {
        await alerts.insertRule(id, { ...settings, ...change }, new Date())
      })
      return id
    },
    /** One look, as of a moment. */
    look: async (ruleId: string, now: number) => {
      await at.sql(`UPDATE alert_rule SET look_at = clock_timestamp() WHERE id = $1`, [ruleId])
      return await watchRule(at.ctx, { isCommon, now: () => new Date(now) }, ruleId)
    },
    alerts: async () =>
      await at.sql<{
        id: string
        key: string
        title: string
        at: Date
        found_at: Date
        severity: string
        reasons: { detector: string; sentence: string; value: number }[]
        evidence: {
          messageIds: string[]
          authors: { name: string }[]
          terms: { term: string }[]
          sources: { name: string; mentions: number }[]
          mentions: number
          distinct: number
          usualPeak: number | null
        } | null
        late_minutes: number
        escalation_id: string | null
        incident_id: string | null
        muted: boolean
        tell_at: Date | null
        score: { score: number } | null
      }>(`SELECT * FROM alert ORDER BY at, id`),
    [Symbol.asyncDispose]: async () => await at[Symbol.asyncDispose](),
  }
}
