import { expect, test } from 'vitest'
import { normalisePhone, readablePhone } from './phone.ts'

test.each([
  ['+44 20 7946 0018', null, '+442079460018'],
  ['+49 (0)30 901820', null, '+4930901820'],
  ['020 7946 0018', 'GB', '+442079460018'],
  ['030 901820', '+491711234567', '+4930901820'],
  ['0044 20 7946 0018', 'DE', '+442079460018'],
  ['020 7946 0018', null, null],
  ['72345', null, null],
  ['AMAZON', 'GB', null],
  ['call +442079460018', null, null],
])('%s near %s is %s', (text, near, expected) => {
  expect(normalisePhone(text, near)).toBe(expected)
})

test('a number is read in groups, everything else as it is', () => {
  expect(readablePhone('+442079460018')).toBe('+44 20 7946 0018')
  expect(readablePhone('AMAZON')).toBe('AMAZON')
})
