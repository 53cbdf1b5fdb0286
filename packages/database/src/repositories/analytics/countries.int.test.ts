import { randomUUID } from 'node:crypto'
import { createIds } from '@hubbub/runtime'
import { cloneDatabase, query } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { createDatabase } from '../../create-database.ts'
import { createStore } from '../../create-store.ts'
import { workspaceA, workspaceB } from '../../tenancy.fixtures.ts'

const at = '2026-11-02T10:30:00.000Z'
const span = { from: new Date('2026-11-02T00:00:00Z'), to: new Date('2026-11-03T00:00:00Z') }

test('mentions of a monitor are counted by the country that is known of them, within a span and a workspace', async () => {
  await using clone = await cloneDatabase()
  await using database = createDatabase({ ...clone, poolSize: 2 })
  const store = createStore(database, createIds())
  const monitor = randomUUID()
  for (const workspace of [workspaceA, workspaceB]) {
    const channel = randomUUID()
    const brand = randomUUID()
    await query(clone.url, `INSERT INTO workspace (id, name) VALUES ($1, 'W')`, [workspace])
    await query(clone.url, `INSERT INTO brand (workspace_id, id, name) VALUES ($1, $2, 'B')`, [
      workspace,
      brand,
    ])
    await query(
      clone.url,
      `INSERT INTO channel (workspace_id, id, brand_id, kind, name, address, settings, credentials) VALUES ($1, $2, $3, 'x', 'X', 'X', '{}', '')`,
      [workspace, channel, brand],
    )
    await query(
      clone.url,
      `INSERT INTO monitor (workspace_id, id, name, kind, query, asks, state, created_at, updated_at)
       VALUES ($1, $2, 'M', 'brand', 'm', '{}', 'matched', now(), now())`,
      [workspace, monitor],
    )
    const said = [
      ['DE', at, false, 'negative', true],
      ['DE', at, false, 'positive', true],
      ['GB', at, false, null, true],
      [null, at, false, null, true],
      ['FR', '2026-11-03T10:00:00Z', false, null, true],
      ['IT', at, true, null, true],
      ['ES', at, false, null, false],
    ] as const
    for (const [country, sentAt, own, sentiment, isMatched] of said) {
      const id = randomUUID()
      await query(
        clone.url,
        `INSERT INTO message (workspace_id, id, channel_id, external_id, kind, direction, text, mentions, sent_at, sentiment_label, author)
         VALUES ($1, $2, $3, $2::uuid::text, 'message', 'in', 'm', '{}', $4, $5, '{"kind":"x","value":"a","followers":10}')`,
        [workspace, id, channel, sentAt, sentiment],
      )
      await query(
        clone.url,
        `INSERT INTO message_keys (workspace_id, message_id, channel_id, sent_at, own, terms, country) VALUES ($1, $2, $3, $4, $5, '', $6)`,
        [workspace, id, channel, sentAt, own, country],
      )
      if (isMatched)
        await query(
          clone.url,
          `INSERT INTO monitor_match (workspace_id, monitor_id, message_id, sent_at, own, version) VALUES ($1, $2, $3, $4, $5, 1)`,
          [workspace, monitor, id, sentAt, own],
        )
    }
  }
  const found = await store.transaction(
    workspaceA,
    async ({ analytics }) => await analytics.countries(monitor, span),
  )
  expect(found.toSorted((a, b) => a.value.localeCompare(b.value))).toEqual([
    { value: 'DE', mentions: 2, negative: 1, neutral: 0, positive: 1, reach: 20, texts: 2, spam: 0 },
    { value: 'GB', mentions: 1, negative: 0, neutral: 0, positive: 0, reach: 10, texts: 1, spam: 0 },
  ])
})
