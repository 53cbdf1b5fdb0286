import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { newSecret, requestOf, said } from './api.fixtures.ts'
import { answerCall } from './answer-call.ts'
import { credentialsSchema, secretsAt, succeed } from './config.ts'

const secret = newSecret()
const call = (payload: unknown, { by = secret, at = new Date(), id = 'evt_1' } = {}) => {
  const body = typeof payload === 'string' ? payload : JSON.stringify(payload)
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': `v1,bm90IG91cnM= ${new Webhook(by).sign(id, at, body)}`,
  }
  return requestOf({ headers, body })
}
const answer = (payload: unknown, options = {}) => {
  const { body, contentType: _, ...rest } = answerCall([secret], call(payload, options))
  return { ...rest, ...(JSON.parse(body ?? '{}') as object) }
}

test('what is signed and can be read is kept under its webhook-id', () => {
  expect(answer(said('hello'))).toEqual({ status: 200, keep: true, key: 'evt_1', accepted: 1, refused: [] })
  expect(answer({ type: 'ping' })).toMatchObject({ status: 200 })
})

test('what is not signed by us, or long ago, is refused with the reason', () => {
  expect(answer(said('x'), { by: newSecret() })).toEqual({
    status: 401,
    keep: false,
    error: 'No matching signature found',
  })
  const old = new Date(Date.now() - 6 * 60_000)
  expect(answer(said('x'), { at: old })).toMatchObject({ status: 401, error: 'Message timestamp too old' })
  const bare = { ...call(said('x')), headers: {} }
  expect(answerCall([secret], bare)).toMatchObject({ status: 401, keep: false })
  expect(answerCall([secret], { ...bare, method: 'GET' })).toMatchObject({ status: 405, keep: false })
})

test.each<[string, object, string, string]>([
  ['a message without words', said('', { text: undefined }), 'data.text', 'needs text'],
  ['a contact without a name for it', said('x', { contact: { name: 'Kim' } }), 'data.contact', 'needs an id'],
  ['an address that is none', said('x', { contact: { email: 'kim@' } }), 'data.contact.email', 'email'],
  ['a number without its country', said('x', { contact: { phone: '030 123' } }), 'data.contact.phone', '+49'],
  [
    'a file without anything in it',
    said('x', { attachments: [{}] }),
    'data.attachments.0',
    'content or a url',
  ],
  ['a time that is none', said('x', { sentAt: 'today' }), 'data.sentAt', 'datetime'],
  ['an unknown event', { type: 'message.sung', data: {} }, 'type', ''],
  ['a failure without a reason', { type: 'message.failed', data: { id: '1' } }, 'data.reason', ''],
])('%s is refused with where it is wrong', (_, event, path, words) => {
  const found = answer(event)
  expect(found).toMatchObject({ status: 422, keep: false, accepted: 0, refused: [{ index: 0 }] })
  expect(JSON.stringify(found)).toContain(`"path":"${path}"`)
  expect(JSON.stringify(found)).toContain(words)
})

test('of many, the good ones are kept, and the bad ones named', () => {
  const events = [said('a'), { type: 'no' }, said('b')]
  expect(answer({ events })).toMatchObject({ status: 200, keep: true, accepted: 2, refused: [{ index: 1 }] })
  expect(answer({ events: [] })).toMatchObject({ status: 422, keep: false })
  expect(answer({ events: Array.from({ length: 501 }, () => said('x')) })).toMatchObject({ status: 422 })
  for (const nonsense of ['nonsense', '[]', '3', 'null', '{"events":3}'])
    expect(answer(nonsense)).toMatchObject({ status: 400, keep: false })
})

test('a new secret counts at once, and the one before for a day', () => {
  const now = new Date('2026-11-30T12:00:00Z')
  const before = credentialsSchema.parse({ secret })
  const after = succeed(credentialsSchema.parse({ secret: newSecret() }), before, now)
  expect(secretsAt(after, now)).toEqual([after.secret, secret])
  expect(secretsAt(after, new Date('2026-12-01T12:00:01Z'))).toEqual([after.secret])
  expect(succeed({ ...before }, after, now).former).not.toBeNull()
  expect(succeed({ secret: after.secret, former: null }, after, now)).toEqual(after)
  expect(credentialsSchema.safeParse({ secret: 'whsec_c2hvcnQ=' }).success).toBe(false)
})
