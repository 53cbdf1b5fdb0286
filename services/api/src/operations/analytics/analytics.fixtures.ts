import { query } from '@hubbub/test-support'
import type { TestApi, TestWorkspace } from '../../test-api.fixtures.ts'

export const monitorId = '01900000-0002-7000-8000-000000000001'
export const rivalId = '01900000-0002-7000-8000-000000000002'
export const privateId = '01900000-0002-7000-8000-000000000003'
export const channelId = '01900000-0003-7000-8000-000000000001'

/** Three mentions of a week, one of the week before, and one of the rival. */
export async function say(api: TestApi, { id, brandId }: TestWorkspace): Promise<void> {
  await query(
    api.url,
    `INSERT INTO channel (workspace_id, id, brand_id, kind, name, address, settings, credentials)
     VALUES ($1, '${channelId}', $2, 'bluesky', 'Bluesky', 'acme.test', '{}', '')`,
    [id, brandId],
  )
  const monitors = [
    [monitorId, 'Acme', 'workspace'],
    [rivalId, 'Rival', 'workspace'],
    [privateId, 'Secret', 'private'],
  ]
  for (const [monitor, name, sharing] of monitors)
    await query(
      api.url,
      `INSERT INTO monitor (workspace_id, id, name, kind, query, state, sharing, owner_id, created_at, updated_at)
       VALUES ($1, $2, $3, 'brand', 'acme', 'matched', $4, gen_random_uuid(), now(), now())`,
      [id, monitor, name, sharing],
    )
  for (const version of [1, 2])
    await query(
      api.url,
      `INSERT INTO monitor_version (workspace_id, monitor_id, version, query, lists, made_at) VALUES ($1, $2, $3, 'acme', '{}', '2026-03-03T08:00Z')`,
      [id, monitorId, version],
    )
  const said = [
    [monitorId, '2026-03-02T23:30:00Z', 'Battery fire at home', 'en', 'negative', 'ann'],
    [monitorId, '2026-03-03T09:00:00Z', 'Lovely screen', 'de', 'positive', 'bo'],
    [monitorId, '2026-03-04T09:30:00Z', 'Battery fire again', 'en', 'negative', 'ann'],
    [monitorId, '2026-02-25T09:00:00Z', 'Quiet before', 'en', 'neutral', 'bo'],
    [rivalId, '2026-02-20T09:00:00Z', 'Rival begins', 'en', 'neutral', 'bo'],
    [rivalId, '2026-03-04T09:00:00Z', 'Rival wins', 'en', 'neutral', 'bo'],
  ]
  for (const [index, [monitor, sentAt, text, language, label, author]] of said.entries()) {
    const messageId = `01900000-0001-7000-8000-00000000000${index}`
    const party = author === 'ann' ? { name: 'Ann', followers: 3500 } : { name: 'Bo' }
    await query(
      api.url,
      `INSERT INTO message (workspace_id, id, channel_id, external_id, kind, direction, addressed, author, text, meta, mentions, language, sentiment_label, sent_at, routed_at, marks)
       VALUES ($1, $2, '${channelId}', $3, 'message', 'in', false, $4, $5, '{"post":{"form":"post"}}', '{}', $6, $7, $8, now(), $9)`,
      [
        id,
        messageId,
        `m${index}`,
        { kind: 'bluesky', value: author, ...party },
        text,
        language,
        label,
        sentAt,
        marksOf(text),
      ],
    )
    await query(
      api.url,
      `INSERT INTO monitor_match (workspace_id, monitor_id, message_id, sent_at, own, version) VALUES ($1, $2, $3, $4, false, 1)`,
      [id, monitor, messageId, sentAt],
    )
  }
}

function marksOf(text = ''): string[] {
  if (text === 'Battery fire again') return ['complaint', 'question']
  return text.startsWith('Battery') ? ['complaint'] : []
}
