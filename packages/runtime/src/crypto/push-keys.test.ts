import { createPublicKey, ECDH } from 'node:crypto'
import { expect, test } from 'vitest'
import { createKeyring } from './keyring.ts'
import { createPushKeys } from './push-keys.ts'

const first = 'a secret that is long enough for this'
const second = 'another secret that is long enough too'

test('the key is the same in every process, a point of P-256, and found again after a secret was put before it', () => {
  const { current } = createPushKeys(createKeyring([first]))
  expect(createPushKeys(createKeyring([first])).current).toEqual(current)
  const point = Buffer.from(current.publicKey, 'base64url')
  expect(point).toHaveLength(65)
  // Throws where it is no point of the curve.
  ECDH.convertKey(point, 'prime256v1')
  const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((part) => part.toString('base64url'))
  createPublicKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' } })
  const rotated = createPushKeys(createKeyring([second, first]))
  expect(rotated.current.publicKey).not.toBe(current.publicKey)
  expect(rotated.find(current.publicKey)).toEqual(current)
  expect(createPushKeys(createKeyring([second])).find(current.publicKey)).toBeNull()
})
