import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { createNoticeHook } from './create-notice-hook.ts'

const secret = `whsec_${Buffer.from('a secret of thirty-two characters').toString('base64')}`

test('a signed call is known by its id, and verified by whoever has the secret', async () => {
  const calls: { headers: IncomingHttpHeaders; body: string }[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      calls.push({ headers: request.headers, body: Buffer.concat(chunks).toString() })
      response.end('taken')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  await using hook = createNoticeHook({ allowPrivateHosts: true })
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  try {
    const body = { type: 'escalation.notified' }
    expect(await hook.postSigned(url, { id: 'a1', secret, body }, () => new Date())).toBe('200: taken')
    await hook.postSigned(url, { id: 'a2', secret: null, body }, () => new Date())
  } finally {
    server.closeAllConnections()
    server.close()
  }
  const [signed, unsigned] = calls
  expect(signed?.headers['webhook-id']).toBe('a1')
  const headers = signed?.headers as Record<string, string>
  expect(new Webhook(secret).verify(signed?.body ?? '', headers)).toEqual({ type: 'escalation.notified' })
  expect(() => new Webhook(secret).verify(`${signed?.body ?? ''} `, headers)).toThrow(/signature/)
  expect(unsigned?.headers['webhook-signature']).toBeUndefined()
})
