import { expect, test } from 'vitest'
import type { WebhookRequest } from '../webhook.ts'
import { answerCall, signatureOf } from './answer-call.ts'

const secrets = { appSecret: "It's a Secret to Everybody", verifyToken: 'a word of ours' }
const call = (part: Partial<WebhookRequest>): WebhookRequest => ({
  method: 'POST',
  headers: {},
  query: {},
  body: Buffer.from('Hello, World!'),
  url: 'https://desk.test/hooks/1',
  receivedAt: new Date(),
  ...part,
})

test('a signature is that of the bytes, as published', () => {
  const right = 'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17'
  expect(signatureOf(secrets.appSecret, Buffer.from('Hello, World!'))).toBe(right)
  const answer = (given: string, body = 'Hello, World!') =>
    answerCall(secrets, call({ headers: { 'x-hub-signature-256': given }, body: Buffer.from(body) }))
  expect(answer(right)).toEqual({ status: 200, keep: true })
  expect(answer(right, 'Hello, World?')).toEqual({ status: 401, keep: false })
  expect(answer('')).toEqual({ status: 401, keep: false })
})

test('a challenge is answered to who knows the verify token', () => {
  const ask = (token: string) =>
    answerCall(
      secrets,
      call({
        method: 'GET',
        query: { 'hub.mode': 'subscribe', 'hub.challenge': '1158201444', 'hub.verify_token': token },
      }),
    )
  expect(ask('a word of ours')).toEqual({ status: 200, keep: false, body: '1158201444' })
  expect(ask('another word')).toEqual({ status: 403, keep: false })
})
