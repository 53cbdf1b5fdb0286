import { AppError } from '@hubbub/contracts'
import { describe, expect, test } from 'vitest'
import { createRootLogger } from './create-root-logger.ts'

function capture(level = 'trace') {
  const lines: string[] = []
  const log = createRootLogger(level, { write: (line) => void lines.push(line) })
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '') as Record<string, unknown> }
}

describe('what a log line holds', () => {
  test('fields, message and the name of the logger', () => {
    const { log, last } = capture()
    log.child({ name: 'queue' }).info({ count: 3 }, 'fetched')
    expect(last()).toMatchObject({ level: 30, name: 'queue', count: 3, msg: 'fetched' })
    expect(last()).not.toHaveProperty('pid')
  })

  test('nothing below its level', () => {
    const { log, lines } = capture('warn')
    log.info('no')
    log.warn('yes')
    expect(lines).toHaveLength(1)
  })

  test('no secret, at any depth, in lists or in bindings', () => {
    const { log, lines, last } = capture()
    const secret = 'hunter2'
    const fields = {
      password: secret,
      imap_password: secret,
      accessToken: secret,
      credentials: { user: secret, pass: secret },
      tokens: 5,
      list: [{ deep: { headers: { Authorization: secret, 'Set-Cookie': [secret], 'X-API-Key': secret } } }],
      url: `postgres://hubbub:${secret}@db:5432/hubbub`,
    }
    log.child({ apiKey: secret, name: 'x' }).info(fields, `connecting to imap://me:${secret}@mail/`)
    expect(lines.join('')).not.toContain(secret)
    expect(last()).toMatchObject({
      password: '[redacted]',
      tokens: 5,
      apiKey: '[redacted]',
      url: 'postgres://hubbub:[redacted]@db:5432/hubbub',
      msg: 'connecting to imap://me:[redacted]@mail/',
    })
  })

  test('the caller’s own object is left as it is', () => {
    const { log } = capture()
    const fields = { password: 'x', inner: { token: 'y' } }
    log.info(fields, 'm')
    expect(fields).toEqual({ password: 'x', inner: { token: 'y' } })
  })

  test('an error with its code, causes and nothing a library hung on it', () => {
    const { log, last } = capture()
    const cause = Object.assign(new Error('refused'), {
      code: 'ECONNREFUSED',
      request: { headers: 'hunter2' },
    })
    const details = { host: 'mail', password: 'hunter2' }
    const error = new AppError({
      code: 'mailbox.unreachable',
      kind: 'unavailable',
      message: 'no mail',
      details,
      cause,
    })
    log.error({ err: error }, 'failed')
    expect(last()['err']).toMatchObject({
      type: 'AppError',
      code: 'mailbox.unreachable',
      kind: 'unavailable',
      message: 'no mail',
      details: { host: 'mail', password: '[redacted]' },
      cause: { message: 'refused', code: 'ECONNREFUSED' },
    })
    expect(JSON.stringify(last())).not.toContain('hunter2')
  })

  test('all errors of an aggregate', () => {
    const { log, last } = capture()
    log.error({ err: new AggregateError([new Error('one'), new Error('two')]) }, 'failed')
    expect(last()['err']).toMatchObject({ errors: [{ message: 'one' }, { message: 'two' }] })
  })

  test('an object that contains itself does not hang it', () => {
    const { log, lines } = capture()
    const loop: Record<string, unknown> = {}
    loop['self'] = loop
    log.info(loop, 'm')
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('[deep]')
  })
})
