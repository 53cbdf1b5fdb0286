import { BlockList, isIP } from 'node:net'
import { AppError } from '@hubbub/contracts'
import type { Http } from '../http/operation.ts'

export type ClientIp = ReturnType<typeof createClientIp>

/** Whose request it is: the peer itself, or what the nearest proxies we trust say in X-Forwarded-For. */
export function createClientIp(trustedProxies: readonly string[]) {
  const trusted = readNetworks(trustedProxies)
  const isTrusted = (address: string) => trusted.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')

  return (http: Http): string => {
    const peer = plain(http.env.incoming?.socket.remoteAddress ?? '127.0.0.1')
    if (!isTrusted(peer)) return peer
    const hops = (http.req.header('x-forwarded-for') ?? '').split(',').map((hop) => plain(hop.trim()))
    return hops.findLast((hop) => isIP(hop) !== 0 && !isTrusted(hop)) ?? peer
  }
}

/** IPv6 in the form of its network: one household has 2^64 addresses. */
export function limitKey(address: string): string {
  if (isIP(address) !== 6) return address
  const [head = '', tail] = address.toLowerCase().split('::')
  const left = head.split(':').filter((group) => group !== '')
  const right = (tail ?? '').split(':').filter((group) => group !== '')
  const zeros = tail === undefined ? [] : Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
  return [...left, ...zeros, ...right].slice(0, 4).join(':')
}

/** An IPv4 address that came in on an IPv6 socket is still that IPv4 address. */
function plain(address: string): string {
  return address.startsWith('::ffff:') && address.includes('.') ? address.slice(7) : address
}

function readNetworks(networks: readonly string[]): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', prefix] = network.split('/')
    const family = isIP(address)
    if (family === 0)
      throw new AppError({
        code: 'config.invalid',
        kind: 'invalid',
        message: `TRUSTED_PROXIES: ${network} is no address`,
      })
    const type = family === 6 ? 'ipv6' : 'ipv4'
    if (prefix === undefined) list.addAddress(address, type)
    else list.addSubnet(address, Number(prefix), type)
  }
  return list
}
