import { expect, test } from 'vitest'
import { explainFailure, fileError, wrongVersion } from './postgres.errors.ts'

test.for<[said: string, code: string]>([
  ['FATAL:  could not write lock file "postmaster.pid": No space left on device', 'postgres.disk_full'],
  ['PANIC:  could not write to file "pg_wal/xlogtemp.29": No space left on device', 'postgres.disk_full'],
  ['FATAL:  could not create any TCP/IP sockets', 'postgres.port_taken'],
  ['FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use', 'postgres.still_in_use'],
  ['FATAL:  lock file "postmaster.pid" already exists', 'postgres.still_in_use'],
  ['initdb: error: could not create directory "/x": Permission denied', 'postgres.not_writable'],
  ['initdb: error: could not create directory "/x": Read-only file system', 'postgres.not_writable'],
  ['PANIC:  could not locate a valid checkpoint record', 'postgres.failed'],
])('%s', ([said, code]) => {
  expect(
    explainFailure('PostgreSQL', { lines: ['LOG:  starting', said], cluster: '/data', port: 5432 }).code,
  ).toBe(code)
})

test('what it cannot explain it quotes, the last lines only', () => {
  const lines = Array.from({ length: 20 }, (_, index) => `line ${index}`)
  const { message } = explainFailure('PostgreSQL', { lines, cluster: '/data' })
  expect(message).toContain('line 19')
  expect(message).not.toContain('line 10')
})

test.for<[code: string, expected: string]>([
  ['ENOSPC', 'postgres.disk_full'],
  ['EDQUOT', 'postgres.disk_full'],
  ['EACCES', 'postgres.not_writable'],
  ['EROFS', 'postgres.not_writable'],
])('a file that fails with %s is %s', ([code, expected]) => {
  expect(fileError('/data', Object.assign(new Error(code), { code })).code).toBe(expected)
})

test('what is explained already stays as it is', () => {
  const error = wrongVersion('/data', '15', '18')
  expect(fileError('/data', error)).toBe(error)
})
