import type { Bench } from '@hubbub/database/test-bench'
import { collectBatch, getMessage } from '@hubbub/domain'
import { query, type Workbench } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { deskForEachTest } from './lib/desk-for-each-test.ts'

let bench: Bench
let desk: Workbench
const { as, reply } = deskForEachTest({}, (opened) => ({ bench, desk } = opened))

test('what left and never arrived is told once, with the network’s reason', async () => {
  const { id } = await reply()
  await query(bench.url, "UPDATE outbound_delivery SET state = 'sent' WHERE message_id = $1", [id])
  const [sent] = await query<{ external_id: string }>(
    bench.url,
    'SELECT external_id FROM message WHERE id = $1',
    [id],
  )
  const change = {
    kind: 'failed' as const,
    externalId: sent?.external_id ?? '',
    at: desk.clock.now(),
    reason: 'The phone is switched off or out of reach (30003)',
  }
  const batch = { messages: [], unreadable: [], changes: [change] }
  for (const _ of [1, 2]) await collectBatch(desk.work, desk.tools, { channelId: desk.channelId, batch })
  expect(await getMessage(as('ann'), id)).toMatchObject({
    delivery: { state: 'failed', response: change.reason },
  })
  expect(await desk.events('message.delivery_changed')).toMatchObject([
    { subjectId: id, data: { state: 'failed' } },
  ])
})
