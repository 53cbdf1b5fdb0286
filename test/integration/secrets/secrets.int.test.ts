import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import type { Tried } from './try-all-kinds.ts'

const script = fileURLToPath(new URL('./try-all-kinds.ts', import.meta.url))

/** In any of the forms in which it would still be of use. */
const formsOf = (secret: string) => [
  secret,
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64').replace(/=+$/, '').slice(0, -2),
]

test('no kind of channel lets its credentials out: not into the log, not into what is stored and shown', async () => {
  const { stdout, stderr } = await promisify(execFile)(process.execPath, [script], {
    env: { LOG_LEVEL: 'trace', LOG_FORMAT: 'json', PATH: process.env['PATH'] ?? '' },
    maxBuffer: 100_000_000,
  })
  const { tried, unfilled } = JSON.parse(stderr.slice(stderr.indexOf('{"tried"'))) as {
    tried: Tried[]
    unfilled: string[]
  }
  expect(unfilled).toEqual([])
  expect(tried.filter(({ secrets }) => secrets.length > 0).length).toBeGreaterThan(10)
  expect(stdout).toContain('it went wrong')
  const leaks = tried.flatMap(({ kind, secrets, shown }) =>
    secrets
      .flatMap(formsOf)
      .flatMap((secret) => [
        ...(stdout.includes(secret) ? [`${kind}: the log`] : []),
        ...shown.filter((text) => text.includes(secret)).map((text) => `${kind}: ${text.slice(0, 200)}`),
      ]),
  )
  expect([...new Set(leaks)]).toEqual([])
}, 90_000)
