import { expect, test } from 'vitest'
import { makeSigningSecret } from './make-signing-secret.ts'

test('every signing secret is another one, of 32 bytes', () => {
  const secrets = Array.from({ length: 50 }, makeSigningSecret)
  expect(new Set(secrets).size).toBe(50)
  for (const secret of secrets) expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
})
