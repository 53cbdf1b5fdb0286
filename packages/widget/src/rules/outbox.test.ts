import { expect, test } from 'vitest'
import { joinOutboxes, nextOf, type Outgoing, withoutReturned, withState } from './outbox.ts'

const out = (clientId: string, part: Partial<Outgoing> = {}): Outgoing => ({
  clientId,
  text: clientId,
  page: '',
  at: `2026-11-30T12:00:0${clientId}.000Z`,
  state: 'waiting',
  files: [],
  ...part,
})
const now = Date.parse('2026-11-30T13:00:00Z')

test('one after the other leaves, and one that is refused holds up nobody', () => {
  const outbox = [out('1'), out('2')]
  expect(nextOf(outbox)?.clientId).toBe('1')
  const refused = withState(outbox, '1', { state: 'refused', reason: 'too long' })
  expect(nextOf(refused)?.clientId).toBe('2')
  expect(refused[0]?.reason).toBe('too long')
})

test('what came back is on its way no longer, whatever was last heard of it', () => {
  const outbox = [out('1'), out('2', { state: 'taken' }), out('3', { state: 'taken' })]
  const left = withoutReturned(outbox, [{ clientId: '1' }, { clientId: '2' }, { clientId: null }], now)
  expect(left.map(({ clientId }) => clientId)).toEqual(['3'])
  expect(withoutReturned(left, [], now + 4 * 24 * 3_600_000)).toEqual([])
})

test('two tabs that write at the same time lose nothing', () => {
  const one = [out('1', { state: 'taken' }), out('3')]
  const other = [out('1'), out('2')]
  expect(joinOutboxes(one, other).map(({ clientId, state }) => `${clientId} ${state}`)).toEqual([
    '1 taken',
    '2 waiting',
    '3 waiting',
  ])
})
