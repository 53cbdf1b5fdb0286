import { sendReply } from '@hubbub/domain'
import { mailReplyTools, query, type Workbench } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { type Bench, benchForEachTest } from './bench.fixtures.ts'

let bench: Bench
let desk: Workbench
benchForEachTest((opened) => {
  ;({ bench, desk } = opened)
})

const ROUNDS = 25
/** Mulberry32: the same states on every run. */
function numbers(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

async function written(): Promise<string[]> {
  const messageIds: string[] = []
  const threads = [
    (await desk.receive({ id: 'one@customer.test' })).conversationId,
    (await desk.receive({ id: 'two@customer.test', from: 'other@customer.test' })).conversationId,
  ]
  for (let number = 0; number < 8; number += 1) {
    const conversationId = threads[number % 2] ?? ''
    const input = { conversationId, clientId: crypto.randomUUID(), text: `No. ${number}`, attachmentIds: [] }
    messageIds.push((await sendReply(desk.as(desk.people.ann), mailReplyTools, input)).id)
  }
  return messageIds
}

/** Whether a claim takes it, without taking it. */
async function isClaimed(messageId: string): Promise<boolean> {
  const now = desk.clock.now()
  const undo = new Error('undo')
  let taken = false
  await desk.store
    .transaction(desk.workspaceId, async ({ deliveries }) => {
      taken = (await deliveries.claim(messageId, { now, until: new Date(now.getTime() + 60_000) })) !== null
      throw undo
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error
    })
  return taken
}

test('what the database calls due is exactly what a claim takes, whatever was let go, waits, is tried or is over', async () => {
  const messageIds = await written()
  desk.clock.advance(3_600_000)
  const below = numbers(7)
  const at = (minutes: number) => new Date(desk.clock.now().getTime() + minutes * 60_000).toISOString()
  const sql = async (text: string, values: unknown[]) => await query<{ id: string }>(bench.url, text, values)
  const holdId = crypto.randomUUID()
  await sql(
    `INSERT INTO outbound_hold (workspace_id, id, reach, reason, placed_by, placed_at, lifted_at) VALUES ($1, $2, 'all', '', 'Ann', now(), now())`,
    [desk.workspaceId, holdId],
  )
  const seen = { taken: 0, waiting: 0 }
  for (let round = 0; round < ROUNDS; round += 1) {
    const states = messageIds.map((id) => {
      const state = ['held', 'queued', 'queued', 'sending', 'sent', 'failed'][below(6)]
      return {
        id,
        state,
        attempts: below(3) === 0 ? 1 : 0,
        error: below(4) === 0 ? 'rate-limited' : null,
        due: at(below(3) === 0 ? 30 : -30),
        lease: state === 'sending' ? at(10) : null,
        item: ['let-go', 'let-go', 'let-go', 'cancelled'][below(4)],
      }
    })
    await sql(
      `WITH now_so AS (SELECT * FROM jsonb_to_recordset($1) AS x(id uuid, state text, attempts int, error text, due timestamptz, lease timestamptz, item text)),
        delivery AS (UPDATE outbound_delivery d SET state = x.state, attempts = x.attempts, error_class = x.error, not_before = x.due,
          lease_until = x.lease FROM now_so x WHERE d.message_id = x.id)
       INSERT INTO outbound_hold_item (workspace_id, hold_id, message_id, state, at) SELECT $2, $3, x.id, x.item, now() FROM now_so x
       ON CONFLICT (workspace_id, hold_id, message_id) DO UPDATE SET state = excluded.state`,
      [JSON.stringify(states), desk.workspaceId, holdId],
    )
    const due = await sql('SELECT message_id AS id FROM hubbub_due_deliveries($1::timestamptz, 100)', [at(0)])
    const claimed: string[] = []
    for (const messageId of messageIds) if (await isClaimed(messageId)) claimed.push(messageId)
    expect(due.map(({ id }) => id).toSorted(), `round ${round}`).toEqual(claimed.toSorted())
    seen.taken += claimed.length
    seen.waiting += messageIds.length - claimed.length
  }
  // Both happened often enough to tell.
  expect(Math.min(seen.taken, seen.waiting)).toBeGreaterThan(ROUNDS)
}, 60_000)
