import { query, type Workbench } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { type Bench, benchForEachTest } from './bench.fixtures.ts'

let bench: Bench
let desk: Workbench
benchForEachTest((opened) => ({ bench, desk } = opened))

const standing = async (id: string) =>
  (await query<Record<string, unknown>>(bench.url, 'SELECT * FROM conversation WHERE id = $1', [id]))[0]
const people = async () =>
  await query<{ name: string; value: string; lastSeen: Date }>(
    bench.url,
    `SELECT c.name, i.value, c.last_seen_at AS "lastSeen" FROM contact c LEFT JOIN contact_identity i ON i.workspace_id = c.workspace_id AND i.contact_id = c.id
     WHERE c.workspace_id = $1 ORDER BY i.value`,
    [desk.workspaceId],
  )
const resolve = async (values: string[], names: (string | null)[] = []) =>
  await bench.store.transaction(desk.workspaceId, ({ routing }) =>
    routing.resolveContacts(
      values.map((value, place) => ({ kind: 'email', value, name: names[place] ?? null })),
      desk.clock.now(),
    ),
  )

test('contacts are made once, however many meet them at the same time', async () => {
  const values = Array.from({ length: 20 }, (_, place) => `p${place}@x.test`)
  const orders = [values, values.toReversed(), values.slice(5), values.slice(0, 15).toReversed()]
  const found = await Promise.all(orders.map((order) => resolve(order)))
  const byValue = Map.groupBy(
    found.flatMap((map) => [...map]),
    ([value]) => value,
  )
  expect([...byValue.values()].every((refs) => new Set(refs.map(([, ref]) => ref.id)).size === 1)).toBe(true)
  expect((await people()).map(({ value }) => value)).toEqual(values.toSorted())
  expect(found.flatMap((map) => [...map.values()]).filter(({ created }) => created)).toHaveLength(20)
})

test('contacts with several addresses are one, all in the same batch', async () => {
  const known = await resolve(['a@x.test'], ['Ada'])
  const id = known.get('a@x.test')?.id
  await query(
    bench.url,
    `INSERT INTO contact_identity (workspace_id, kind, value, contact_id) SELECT $1, 'email', v, $2 FROM unnest($3::text[]) v`,
    [desk.workspaceId, id, ['b@x.test', 'c@x.test']],
  )
  desk.clock.advance(1_000)
  const again = await resolve(['a@x.test', 'b@x.test', 'c@x.test', 'new@x.test'])
  expect([...again].map(([value, ref]) => [value, ref.id === id])).toEqual([
    ['a@x.test', true],
    ['b@x.test', true],
    ['c@x.test', true],
    ['new@x.test', false],
  ])
  expect((await people()).map(({ lastSeen }) => lastSeen)).toEqual([1, 2, 3, 4].map(() => desk.clock.now()))
})

test('contacts without a name go by their address', async () => {
  await resolve(['a@x.test', 'b@x.test', 'c@x.test'], ['Ada', '  ', null])
  expect((await people()).map(({ name }) => name)).toEqual(['Ada', 'b@x.test', 'c@x.test'])
})

test('contacts who are blocked are heard out of sight', async () => {
  const { conversationId } = await desk.receive()
  await query(bench.url, `UPDATE contact SET blocked_at = now() WHERE workspace_id = $1`, [desk.workspaceId])
  const next = await desk.receive({ subject: 'again' })
  expect(next.conversationId).not.toBe(conversationId)
  expect(await standing(next.conversationId)).toMatchObject({ status: 'resolved', waiting_since: null })
})

test('contacts that somebody vouches for are known by all their names; a name of somebody else stays theirs', async () => {
  const known = (await resolve(['ada@x.test'], ['Ada'])).get('ada@x.test')
  const other = (await resolve(['eve@x.test'], ['Eve'])).get('eve@x.test')
  const meet = async (value: string, also: { kind: string; value: string }[]) =>
    await bench.store.transaction(desk.workspaceId, async ({ routing }) =>
      (await routing.resolveContacts([{ kind: 'api', value, name: 'A', also }], desk.clock.now())).get(value),
    )
  const email = (value: string) => ({ kind: 'email', value })
  const first = await meet('shop/1', [email('ada@x.test'), { kind: 'phone', value: '+4930123456' }])
  expect(first).toMatchObject({ id: known?.id, created: false })
  expect((await meet('shop/2', [{ kind: 'phone', value: '+4930123456' }]))?.id).toBe(known?.id)
  const fresh = await meet('shop/3', [email('new@x.test')])
  expect(fresh?.created).toBe(true)
  expect((await resolve(['new@x.test'])).get('new@x.test')?.id).toBe(fresh?.id)
  await meet('shop/3', [email('eve@x.test')])
  expect((await resolve(['eve@x.test'])).get('eve@x.test')?.id).toBe(other?.id)
})
