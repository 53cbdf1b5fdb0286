import { createHash, createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { WebhookRequest } from '../webhook.ts'
import { isGenuine, signatureOf } from './signature.ts'

/* The published example: https://www.twilio.com/docs/usage/security. */
const url = 'https://mycompany.com/myapp.php?foo=1&bar=2'
const form = {
  CallSid: 'CA1234567890ABCDE',
  Caller: '+14158675309',
  Digits: '1234',
  From: '+14158675309',
  To: '+18005551212',
}
const signature = 'RSOYDt4T1cUTdK1PDd93/VVr8B8='

function call(changes: Partial<WebhookRequest> = {}): WebhookRequest {
  const address = changes.url ?? url
  return {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature },
    query: Object.fromEntries(new URL(address).searchParams),
    body: Buffer.from(new URLSearchParams(form).toString()),
    receivedAt: new Date(),
    ...changes,
    url: address,
  }
}

describe('a call is the network’s own when its signature is over the full address and all it says', () => {
  test('the published example', () => {
    expect(signatureOf('12345', url, Object.entries(form))).toBe(signature)
    expect(isGenuine('12345', call())).toBe(true)
  })

  test('whether or not the port was signed with it', () => {
    const withPort = url.replace('.com', '.com:443')
    const given = signatureOf('12345', withPort, Object.entries(form))
    expect(isGenuine('12345', call({ headers: { ...call().headers, 'x-twilio-signature': given } }))).toBe(
      true,
    )
    expect(isGenuine('12345', call({ url: url.replace('.com', '.com:8443') }))).toBe(true)
  })

  test.each([
    ['another token', '54321', {}],
    ['no token', '', {}],
    ['no signature', '12345', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
    ['another address', '12345', { url: `${url}&x=1` }],
    [
      'one value changed',
      '12345',
      { body: Buffer.from(new URLSearchParams({ ...form, Digits: '1235' }).toString()) },
    ],
    [
      'a body that is not signed',
      '12345',
      { headers: { 'x-twilio-signature': signature, 'content-type': 'application/json' } },
    ],
  ])('not with %s', (_, token, changes) => {
    expect(isGenuine(token, call(changes))).toBe(false)
  })

  test('JSON is signed by its digest in the address', () => {
    const body = Buffer.from('{"property": "value", "boolean": true}')
    const digest = createHash('sha256').update(body).digest('hex')
    const address = `${url}&bodySHA256=${digest}`
    const given = createHmac('sha1', '12345').update(address).digest('base64')
    expect(given).toBe('a9nBmqA0ju/hNViExpshrM61xv4=')
    const json = {
      headers: { 'content-type': 'application/json', 'x-twilio-signature': given },
      url: address,
    }
    expect(isGenuine('12345', call({ ...json, body }))).toBe(true)
    expect(isGenuine('12345', call({ ...json, body: Buffer.from('{"property": "other"}') }))).toBe(false)
  })
})
