import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { AppError } from '@hubbub/contracts'
import type { Key, Keyring } from './keyring.ts'

const algorithm = 'aes-256-gcm'
const version = 'v1'
const ivBytes = 12
const tagBytes = 16

/**
 * Encrypts small secrets, such as a mailbox password, for keeping: AES-256-GCM as `v1.<key id>.<iv>.<text>.<tag>`.
 * `context` says what the secret belongs to (`channel:<id>`); it opens only under the same one.
 */
export function createSecretBox(keyring: Keyring, purpose = 'secret-box') {
  const keys = keyring.keysFor(purpose)
  return {
    seal(text: string, context: string): string {
      const [key] = keys
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv(algorithm, key.bytes, iv).setAAD(Buffer.from(context))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return [
        version,
        key.id,
        ...[iv, sealed, cipher.getAuthTag()].map((part) => part.toString('base64url')),
      ].join('.')
    },
    /** Throws `secret.unreadable` when it was changed, moved to another context, or its key is gone. */
    open(sealed: string, context: string): string {
      const [format, keyId, iv = '', text = '', tag = ''] = sealed.split('.')
      const key = keys.find((candidate) => candidate.id === keyId)
      if (format !== version || !key) throw unreadable('it was sealed with a key that is not set any more')
      return decrypt(key, { iv, text, tag }, context)
    },
    /** True when another key than the first sealed it: time to seal it again. */
    isStale(sealed: string): boolean {
      return sealed.split('.')[1] !== keys[0].id
    },
  }
}

export type SecretBox = ReturnType<typeof createSecretBox>

function decrypt(key: Key, parts: { iv: string; text: string; tag: string }, context: string): string {
  try {
    const decipher = createDecipheriv(algorithm, key.bytes, Buffer.from(parts.iv, 'base64url'), {
      authTagLength: tagBytes,
    })
    decipher.setAAD(Buffer.from(context)).setAuthTag(Buffer.from(parts.tag, 'base64url'))
    return Buffer.concat([decipher.update(Buffer.from(parts.text, 'base64url')), decipher.final()]).toString(
      'utf8',
    )
  } catch (error) {
    throw unreadable('it was changed or belongs to something else', error)
  }
}

function unreadable(why: string, cause?: unknown): AppError {
  return new AppError({
    code: 'secret.unreadable',
    kind: 'internal',
    message: `A kept secret cannot be read: ${why}`,
    cause,
  })
}
