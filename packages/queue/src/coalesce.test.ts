import { expect, test } from 'vitest'
import { coalesce } from './coalesce.ts'

function gather(max = 100, lanes = 1) {
  const runs: { key: string; items: number[]; end: (error?: Error) => void }[] = []
  const submit = coalesce<number>({
    max,
    lanes,
    run: (key, items) =>
      new Promise((resolve, reject) => {
        runs.push({ key, items, end: (error) => (error ? reject(error) : resolve()) })
      }),
  })
  return { runs, submit }
}

const settle = () => new Promise((resolve) => setImmediate(resolve))

test('the first runs at once, what comes meanwhile runs together', async () => {
  const { runs, submit } = gather()
  const first = submit('a', [1])
  expect(runs.map(({ items }) => items)).toEqual([[1]])
  const rest = [submit('a', [2, 3]), submit('a', [4])]
  runs[0]?.end()
  await first
  await settle()
  expect(runs.map(({ items }) => items)).toEqual([[1], [2, 3, 4]])
  runs[1]?.end()
  await Promise.all(rest)
})

test('keys do not wait for each other', async () => {
  const { runs, submit } = gather()
  void submit('a', [1])
  void submit('b', [2])
  expect(runs.map(({ key }) => key)).toEqual(['a', 'b'])
})

test('a run holds no more than the most, but always something', async () => {
  const { runs, submit } = gather(3)
  void submit('a', [0])
  for (const items of [
    [1, 2],
    [3, 4],
    [5, 6, 7, 8],
  ])
    void submit('a', items)
  for (let turn = 0; turn < 4; turn++) {
    runs[turn]?.end()
    await settle()
  }
  expect(runs.map(({ items }) => items)).toEqual([[0], [1, 2], [3, 4], [5, 6, 7, 8]])
})

test('a failed run fails those who were in it, and the next goes on', async () => {
  const { runs, submit } = gather()
  const first = submit('a', [1])
  const second = submit('a', [2])
  runs[0]?.end(new Error('broken'))
  await expect(first).rejects.toThrow('broken')
  await settle()
  runs[1]?.end()
  await expect(second).resolves.toBeUndefined()
  void submit('a', [3])
  expect(runs[2]?.items).toEqual([3])
})

test('with two lanes two run at a time, and the next takes what has gathered', async () => {
  const { runs, submit } = gather(100, 2)
  for (const item of [1, 2, 3, 4]) void submit('a', [item])
  expect(runs.map(({ items }) => items)).toEqual([[1], [2]])
  runs[1]?.end()
  await settle()
  expect(runs.map(({ items }) => items)).toEqual([[1], [2], [3, 4]])
  runs[0]?.end()
  await settle()
  void submit('a', [5])
  expect(runs.map(({ items }) => items)).toEqual([[1], [2], [3, 4], [5]])
})
