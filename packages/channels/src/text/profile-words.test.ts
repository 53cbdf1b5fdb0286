import { expect, test } from 'vitest'
import { profileWords } from './profile-words.ts'

test('what a network does not tell, or tells wrongly, is left out', () => {
  expect(profileWords({})).toEqual({})
  expect(profileWords({ bio: ' \n', joinedAt: 'long ago' })).toEqual({})
  expect(profileWords({ bio: null, joinedAt: null })).toEqual({})
})

test('words are trimmed and storable, and times are those of UTC', () => {
  expect(profileWords({ bio: ' I grind\0 ', joinedAt: '2020-01-02T03:04:05+02:00' })).toEqual({
    bio: 'I grind',
    joinedAt: '2020-01-02T01:04:05.000Z',
  })
  expect(profileWords({ joinedAt: 1_600_000_000_000 })).toEqual({ joinedAt: '2020-09-13T12:26:40.000Z' })
})
