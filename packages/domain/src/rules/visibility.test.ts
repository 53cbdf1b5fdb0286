import { expect, test } from 'vitest'
import { maySee, type Scope } from './visibility.ts'

const scope = (visibility: Scope['visibility']): Scope => ({
  memberId: 'ada',
  visibility,
  teamIds: ['returns'],
})

test.each([
  { visibility: 'all', placement: { assigneeId: 'bo', teamId: 'sales' }, seen: true },
  { visibility: 'team', placement: { assigneeId: 'bo', teamId: 'returns' }, seen: true },
  { visibility: 'team', placement: { assigneeId: 'bo', teamId: 'sales' }, seen: false },
  { visibility: 'team', placement: { assigneeId: 'ada', teamId: 'sales' }, seen: true },
  { visibility: 'team', placement: { assigneeId: null, teamId: null }, seen: false },
  { visibility: 'own', placement: { assigneeId: 'ada', teamId: null }, seen: true },
  { visibility: 'own', placement: { assigneeId: null, teamId: 'returns' }, seen: false },
  {
    visibility: 'own',
    placement: { assigneeId: 'bo', teamId: null, mentionedMemberIds: ['ada'] },
    seen: true,
  },
] as const)('with $visibility, $placement is seen: $seen', ({ visibility, placement, seen }) => {
  expect(maySee(scope(visibility), placement)).toBe(seen)
})

test('an API key is nobody: unassigned is not its own', () => {
  expect(maySee({ memberId: null, visibility: 'own', teamIds: [] }, { assigneeId: null, teamId: null })).toBe(
    false,
  )
})
