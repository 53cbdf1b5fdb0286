import { expect, test } from 'vitest'
import { minuteWords } from './minute-words.ts'

test('times are said to the second', () => {
  const said = [0, 40 / 60, 1.3, 5, 59.999, 60, 80.5].map(minuteWords)
  expect(said).toEqual(['0 s', '40 s', '1 min 18 s', '5 min', '1 h', '1 h', '1 h 20 min'])
})
