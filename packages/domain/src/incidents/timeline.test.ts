import type { EscalationDetail, OutboundHold } from '@hubbub/contracts'
import { expect, test } from 'vitest'
import { holdEntries, ladderEntries } from './timeline.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 0, 1, 9, minutes)).toISOString()

test('the ladder says which step told whom, how and with what result, and after how long', () => {
  const entry = { by: null, turn: null, step: null, round: null, text: null }
  const notice = {
    id: 'n',
    turn: 2,
    step: 1,
    round: 0,
    notBefore: at(10),
    sentAt: null,
    receipt: null,
    error: null,
  }
  const ann = { id: 'a', name: 'Ann' }
  const detail = {
    startedAt: at(0),
    entries: [
      { ...entry, id: '1', at: at(0), kind: 'started' },
      { ...entry, id: '2', at: at(10), kind: 'stepped', turn: 2, step: 1, round: 0 },
      { ...entry, id: '3', at: at(20), kind: 'nobody-reached', text: 'no way is set up' },
      { ...entry, id: '4', at: at(21), kind: 'joined', text: 'More of the same, of which nobody is told' },
      { ...entry, id: '5', at: at(22), kind: 'joined', turn: 3, text: 'Raised to critical' },
    ],
    notices: [
      { ...notice, member: ann, way: 'in-app', state: 'sent', seenAt: at(11) },
      { ...notice, member: ann, way: 'webhook', state: 'failed', seenAt: null },
      { ...notice, member: { id: 'b', name: 'Bob' }, way: 'email', state: 'sent', seenAt: null },
      { ...notice, turn: 3, member: ann, way: 'email', state: 'held', seenAt: null },
    ],
  } as unknown as EscalationDetail
  expect(ladderEntries(detail).map(({ text }) => text)).toEqual([
    'Step 2, after 10 min: Ann (in the app, webhook failed, seen); Bob (email sent)',
    'Nobody was reached: no way is set up',
    'Raised to critical: Ann (email held)',
  ])
})

test('of holds those stand in it that were placed or lifted meanwhile, for its brand or for all', () => {
  const hold = (id: string, brand: OutboundHold['brand'], placed: number, lifted: number | null) =>
    ({
      id,
      brand,
      reason: 'Wait',
      placedBy: 'Ann',
      placedAt: at(placed),
      liftedBy: lifted === null ? null : 'Bob',
      liftedAt: lifted === null ? null : at(lifted),
      counts: { left: 1, held: 0, letGo: 2, cancelled: 3 },
    }) as OutboundHold
  const ours = { id: 'x', name: 'Ours' }
  const incident = { brandId: 'x', openedAt: at(10), endedAt: at(50) }
  const said = holdEntries(
    [
      hold('before', null, 1, 20),
      hold('theirs', { id: 'y', name: 'Theirs' }, 12, null),
      hold('ours', ours, 15, 55),
    ],
    incident,
  )
  expect(said.map(({ by, text }) => [by, text])).toEqual([
    ['Bob', 'Sending goes on for all brands: 2 let go, 3 cancelled, 1 had left'],
    ['Ann', 'Sending is held for Ours: Wait'],
  ])
})
