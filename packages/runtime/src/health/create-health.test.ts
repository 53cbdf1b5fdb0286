import { setTimeout } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { createHealth } from './create-health.ts'

test('is ok when every part is, and says what the parts say', async () => {
  const health = createHealth()
  health.register('database', async () => '3 connections')
  health.register('queue', async () => {})
  expect(await health.check()).toEqual({
    status: 'ok',
    parts: [
      { name: 'database', ok: true, detail: '3 connections' },
      { name: 'queue', ok: true, detail: null },
    ],
  })
})

test('names the part that fails and the part that does not answer', async () => {
  const health = createHealth({ timeoutMs: 30 })
  let aborted = false
  health.register('mail', async () => {
    throw new Error('connection refused')
  })
  health.register('socket', async (signal) => {
    signal.addEventListener('abort', () => {
      aborted = true
    })
    await new Promise(() => {})
  })
  health.register('web', async () => {})
  const { status, parts } = await health.check()
  expect(status).toBe('failing')
  expect(parts).toEqual([
    { name: 'mail', ok: false, detail: 'connection refused' },
    { name: 'socket', ok: false, detail: 'no answer within 30 ms' },
    { name: 'web', ok: true, detail: null },
  ])
  expect(aborted).toBe(true)
})

test('a check that throws before it waits is a failing part as well, and nothing is left that fails later', async () => {
  const unhandled = vi.fn()
  process.on('unhandledRejection', unhandled)
  const health = createHealth({ timeoutMs: 5 })
  health.register('early', () => {
    throw new Error('not started')
  })
  expect((await health.check()).parts).toEqual([{ name: 'early', ok: false, detail: 'not started' }])
  await setTimeout(20)
  process.off('unhandledRejection', unhandled)
  expect(unhandled).not.toHaveBeenCalled()
})

test('a part can leave, and a name is taken once', async () => {
  const health = createHealth()
  const part = health.register('mail', async () => {
    throw new Error('down')
  })
  expect(() => health.register('mail', async () => {})).toThrow('named mail')
  part[Symbol.dispose]()
  expect(await health.check()).toEqual({ status: 'ok', parts: [] })
})
