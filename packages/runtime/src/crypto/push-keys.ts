import { createECDH } from 'node:crypto'
import type { Keyring } from './keyring.ts'

/** In base64url, as browsers and push services take them. */
export interface PushKey {
  publicKey: string
  privateKey: string
}

export type PushKeys = ReturnType<typeof createPushKeys>

/** The order of P-256 (FIPS 186-5): a private key stands below it. */
const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n

/**
 * The keys by which push services know this installation (VAPID, RFC 8292). They come of its secrets as all keys do, so
 * every process has the same. A browser is told by the key that it subscribed with, as long as its secret is set.
 */
export function createPushKeys(keyring: Keyring) {
  const [current, ...older] = keyring.keysFor('web push').map(({ bytes }) => pairOf(bytes))
  if (current === undefined) throw new TypeError('There is no key')
  const all = [current, ...older]
  return {
    current,
    /** Null where the secret that it came of is gone. */
    find: (publicKey: string): PushKey | null => all.find((key) => key.publicKey === publicKey) ?? null,
  }
}

function pairOf(bytes: Buffer): PushKey {
  const scalar = (BigInt(`0x${bytes.toString('hex')}`) % (order - 1n)) + 1n
  const ecdh = createECDH('prime256v1')
  const privateKey = Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex')
  ecdh.setPrivateKey(privateKey)
  return { publicKey: ecdh.getPublicKey('base64url'), privateKey: privateKey.toString('base64url') }
}
