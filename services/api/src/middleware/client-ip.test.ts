import { describe, expect, test } from 'vitest'
import type { Http } from '../http/operation.ts'
import { createClientIp, limitKey } from './client-ip.ts'

function request(peer: string, forwarded?: string): Http {
  const env = { incoming: { socket: { remoteAddress: peer } } }
  // As much of a request as the address of its sender takes.
  return { env, req: { header: () => forwarded } } as unknown as Http
}

describe('whose request it is', () => {
  test('a stranger is not believed what they say of themselves', () => {
    expect(createClientIp([])(request('203.0.113.9', '198.51.100.1'))).toBe('203.0.113.9')
  })

  test('of what proxies append, the last one that is not a proxy of ours counts', () => {
    const clientIp = createClientIp(['10.0.0.0/8', '::1'])
    expect(clientIp(request('10.0.0.5', '1.1.1.1, 198.51.100.7, 10.0.0.9'))).toBe('198.51.100.7')
    expect(clientIp(request('::1', 'nonsense, 2001:db8::7'))).toBe('2001:db8::7')
    expect(clientIp(request('::ffff:10.0.0.5', '198.51.100.7'))).toBe('198.51.100.7')
    expect(clientIp(request('10.0.0.5'))).toBe('10.0.0.5')
  })

  test('a proxy that is no address is an error of the configuration', () => {
    expect(() => createClientIp(['proxy.example'])).toThrow(
      expect.objectContaining({ code: 'config.invalid' }),
    )
  })

  test.each([
    ['203.0.113.9', '203.0.113.9'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:db8::6', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
  ])('%s is counted as %s', (address, key) => {
    expect(limitKey(address)).toBe(key)
  })
})
