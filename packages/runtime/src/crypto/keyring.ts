import { hkdfSync } from 'node:crypto'
import { AppError } from '@hubbub/contracts'

export interface Key {
  /** Eight hex digits that tell the secrets apart and give nothing away. */
  id: string
  bytes: Buffer
}

/** Derives keys from the secrets of HUBBUB_SECRET: by HKDF (RFC 5869), a different one for each purpose. */
export function createKeyring(secrets: readonly string[]) {
  if (secrets.length === 0)
    throw new AppError({ code: 'secret.missing', kind: 'internal', message: 'There is no secret' })
  const derive = (secret: string, purpose: string, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, '', `hubbub ${purpose}`, length))
  const derived = new Map<string, [Key, ...Key[]]>()
  return {
    /** One 256-bit key for each secret, in their order: the first is the one in use. */
    keysFor(purpose: string): readonly [Key, ...Key[]] {
      const known = derived.get(purpose)
      if (known) return known
      const toKey = (secret: string): Key => ({
        id: derive(secret, 'key id', 4).toString('hex'),
        bytes: derive(secret, `key ${purpose}`, 32),
      })
      const [first = '', ...rest] = secrets
      const keys: [Key, ...Key[]] = [toKey(first), ...rest.map(toKey)]
      derived.set(purpose, keys)
      return keys
    },
  }
}

export type Keyring = ReturnType<typeof createKeyring>
