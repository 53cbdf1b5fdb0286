import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Pushed {
  browser: string
  topic: string
  urgency: string
  ttl: number
  /** Whom the push service could write to. */
  contact: string
  body: Record<string, unknown>
}

interface Subscribed {
  key: string
  auth: Buffer
  ecdh: ReturnType<typeof createECDH>
}

/**
 * A push service (RFC 8030) with browsers of its own: takes a message only when it is signed by the key that the browser
 * has subscribed with (RFC 8292), and can be read by that browser (RFC 8291, RFC 8188).
 */
export async function openPushService() {
  const browsers = new Map<string, Subscribed>()
  const pushed: Pushed[] = []
  const refused: string[] = []
  const answer: { status: number; headers: Record<string, string> } = { status: 201, headers: {} }
  let port = 0
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      if (answer.status !== 201) return response.writeHead(answer.status, answer.headers).end('no')
      const name = request.url?.split('/').at(-1) ?? ''
      const browser = browsers.get(name)
      if (browser === undefined) return response.writeHead(410).end('push subscription has unsubscribed')
      try {
        const contact = contactOf(request, browser.key, `http://127.0.0.1:${port}`)
        const plain = decrypt(Buffer.concat(chunks), browser)
        const header = (key: string) => String(request.headers[key] ?? '')
        pushed.push({
          browser: name,
          topic: header('topic'),
          urgency: header('urgency'),
          ttl: Number(header('ttl')),
          contact,
          body: JSON.parse(plain) as Record<string, unknown>,
        })
        return response.writeHead(201, { location: `/m/${pushed.length}` }).end()
      } catch (error) {
        refused.push(String(error))
        return response.writeHead(403).end(String(error))
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.address() as AddressInfo).port
  return {
    pushed,
    refused,
    answer,
    /** As `pushManager.subscribe({ applicationServerKey: key })` does, and `toJSON()` of it. */
    subscribe(name: string, key: string) {
      const ecdh = createECDH('prime256v1')
      ecdh.generateKeys()
      const auth = randomBytes(16)
      browsers.set(name, { key, auth, ecdh })
      const keys = { p256dh: ecdh.getPublicKey('base64url'), auth: auth.toString('base64url') }
      return { endpoint: `http://127.0.0.1:${port}/push/${name}`, keys }
    },
    unsubscribe: (name: string) => void browsers.delete(name),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** @returns `sub` of a token that the key has signed for this push service, now. */
function contactOf({ headers }: IncomingMessage, key: string, audience: string): string {
  const { t = '', k } = /^vapid t=(?<t>[^,]+), k=(?<k>.+)$/.exec(headers.authorization ?? '')?.groups ?? {}
  if (k !== key) throw new Error('another key than the one that was subscribed with')
  const [head = '', claims = '', signature = ''] = t.split('.')
  const point = Buffer.from(key, 'base64url')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'))
  const jwk = { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' }
  const good = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ format: 'jwk', key: jwk }), dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!good) throw new Error('the signature does not fit')
  const { aud, exp, sub } = JSON.parse(Buffer.from(claims, 'base64url').toString()) as {
    aud: string
    exp: number
    sub: string
  }
  if (aud !== audience) throw new Error(`it is meant for ${aud}`)
  const left = exp - Date.now() / 1000
  if (left <= 0 || left > 86_400) throw new Error('it has run out, or lasts for more than a day')
  if (!/^(https:|mailto:)/.test(sub)) throw new Error(`${sub} is nobody`)
  return sub
}

/** One record of aes128gcm: salt, size, the sender's public key, text with its end mark, tag. */
function decrypt(body: Buffer, { ecdh, auth }: Subscribed): string {
  const salt = body.subarray(0, 16)
  const keyLength = body[20] ?? 0
  const sender = body.subarray(21, 21 + keyLength)
  const record = body.subarray(21 + keyLength)
  if (record.length > body.readUInt32BE(16)) throw new Error('more than one record')
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), ecdh.getPublicKey(), sender])
  const secret = Buffer.from(hkdfSync('sha256', ecdh.computeSecret(sender), auth, info, 32))
  const derive = (what: string, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, salt, `Content-Encoding: ${what}\0`, length))
  const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12))
  decipher.setAuthTag(record.subarray(-16))
  const padded = Buffer.concat([decipher.update(record.subarray(0, -16)), decipher.final()])
  const end = padded.lastIndexOf(2)
  if (end < 0) throw new Error('no end mark')
  return padded.subarray(0, end).toString()
}
