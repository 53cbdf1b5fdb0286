import { type IncidentDetail, reviewFigures } from '@hubbub/contracts'
import { expect, test } from 'vitest'
import { reviewText } from './review-text.ts'

const task = {
  step: null,
  dueAt: null,
  check: null,
  notes: null,
  owner: null,
  role: null,
  doneBy: null,
  doneAt: null,
}
const incident = {
  number: 7,
  title: 'The grinder\nsmokes',
  state: 'reviewed',
  severity: 'high',
  owner: { id: 'a', name: 'Ann' },
  openedAt: '2026-01-01T09:00:00.000Z',
  conversations: 8,
  peakScore: 63.6,
  alerts: 2,
  playbook: { id: null, name: 'Product safety', version: 2 },
  figures: {
    toAcknowledged: 4.5,
    toOwned: 4.5,
    toFirstReply: 75,
    toStatement: null,
    toContained: 200,
    toResolved: 400,
    peakVelocity: 146,
    answered: 6,
  },
  tasks: [
    {
      ...task,
      id: '1',
      title: 'Call quality',
      role: 'lead',
      doneBy: 'Ann',
      doneAt: '2026-01-01T09:10:00.000Z',
    },
    { ...task, id: '2', title: 'Tell everybody' },
  ],
  entries: [
    { id: '1', at: '2026-01-01T09:00:00.000Z', kind: 'opened', by: null, text: 'It began', alertId: null },
  ],
  review: { well: 'Quick', badly: '' },
  actions: [
    {
      id: '1',
      text: 'Test\nupdates',
      owner: { id: 'a', name: 'Ann' },
      dueOn: '2026-02-01',
      doneBy: null,
      doneAt: null,
    },
    {
      id: '2',
      text: 'Tell shops',
      owner: null,
      dueOn: null,
      doneBy: 'Bo',
      doneAt: '2026-01-09T09:00:00.000Z',
    },
  ],
} as unknown as IncidentDetail

test('the figures say how long it took, how fast it was and how many were answered', () => {
  const figures = Object.fromEntries(reviewFigures(incident))
  expect(figures).toMatchObject({
    'Until acknowledged': '4 min 30 s',
    'Until the first public word': '1 h 15 min',
    'Until the first statement': '–',
    'Highest five minutes': '146 mentions',
    Answered: '6 of 8 (75 %)',
    'Tasks done': '1 of 2',
  })
})

test('as text it holds what went well, tasks and the timeline, and leaves out what nobody wrote', () => {
  const text = reviewText(incident)
  expect(text).toContain('# Incident #7: The grinder smokes')
  expect(text).toContain('| Answered | 6 of 8 (75 %) |')
  expect(text).toContain('## What went well\n\nQuick')
  expect(text).not.toContain('What did not')
  expect(text).toContain('- [ ] Test updates (Ann, due 2026-02-01)')
  expect(text).toContain('- [x] Tell shops (done by Bo)')
  expect(text).toContain('- [x] Call quality (lead, done by Ann)')
  expect(text).toContain('- [ ] Tell everybody\n')
  expect(text).toContain('- 2026-01-01T09:00:00.000Z: It began')
})
