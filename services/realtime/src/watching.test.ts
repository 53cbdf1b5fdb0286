import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createWatching } from './watching.ts'

test('what was asked for last holds, in whatever order the answers come', async () => {
  const asked = fc.array(fc.constantFrom('a', 'b', 'c', 'hidden', null), { minLength: 1, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), asked, async (scheduler, wanted) => {
      const rooms = new Set<string>()
      const watching = createWatching({
        mayLook: async (id) => await scheduler.schedule(Promise.resolve(id !== 'hidden')),
        onChange: (former, now) => {
          if (former !== null) rooms.delete(former)
          if (now !== null) rooms.add(now)
        },
      })
      const answers = wanted.map(async (id) => await watching.watch(id))
      await scheduler.waitIdle()
      const last = wanted.at(-1) ?? null
      const open = last === 'hidden' ? null : last
      expect(watching.open()).toBe(open)
      expect([...rooms]).toEqual(open === null ? [] : [open])
      expect((await Promise.all(answers)).at(-1)).toBe(last !== 'hidden')
    }),
  )
})

test('what goes out of sight is left, and comes back with the sight of it', async () => {
  let visible = true
  const changes: (string | null)[][] = []
  const watching = createWatching({
    mayLook: async () => visible,
    onChange: (...change) => changes.push(change),
  })
  await watching.watch('a')
  visible = false
  await watching.review()
  visible = true
  await watching.review()
  expect(changes).toEqual([
    [null, 'a'],
    ['a', null],
    [null, 'a'],
  ])
})

test('an event that comes while one begins to look does not turn the looker away', async () => {
  const { promise, resolve } = Promise.withResolvers<boolean>()
  const watching = createWatching({ mayLook: async () => await promise, onChange: () => {} })
  const asked = watching.watch('a')
  const again = watching.review()
  resolve(true)
  await again
  expect(await asked).toBe(true)
  expect(watching.open()).toBe('a')
})
