import { expect, test } from 'vitest'
import { logServerLine, type PostgresLog } from './log-server-line.ts'

function recorder() {
  const written: [level: string, message: string][] = []
  const at = (level: string) => (_fields: unknown, message: string) => written.push([level, message])
  const log: PostgresLog = {
    trace: at('trace'),
    debug: at('debug'),
    info: at('info'),
    warn: at('warn'),
    error: at('error'),
  }
  return { log, written }
}

test.for<[line: string, level: string, message: string]>([
  ['LOG:  database system is ready', 'debug', 'database system is ready'],
  ['WARNING:  out of patience', 'warn', 'out of patience'],
  ['FATAL:  the database system is starting up', 'warn', 'the database system is starting up'],
  ['PANIC:  could not write', 'error', 'could not write'],
  [
    'ERROR:  duplicate key value (email)=(ann@example.com)',
    'trace',
    'duplicate key value (email)=(ann@example.com)',
  ],
  [
    'DETAIL:  Key (email)=(ann@example.com) already exists.',
    'trace',
    'Key (email)=(ann@example.com) already exists.',
  ],
  ['a line of another kind', 'trace', 'a line of another kind'],
])('%s', ([line, level, message]) => {
  const { log, written } = recorder()
  logServerLine(log, line)
  expect(written).toEqual([[level, message]])
})
