import { BlockList, isIP } from 'node:net'
import type { ShutDoor } from '../channel-error.ts'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')

/** What a server on the open internet never has (RFC 6890). */
const internal = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
] as const)
  internal.addSubnet(network, prefix)
for (const [network, prefix] of [
  ['::', 127],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  internal.addSubnet(network, prefix, 'ipv6')

interface HostRefusal {
  code: ShutDoor['code']
  message: string
}

export interface HostPolicy {
  /** Whether servers of the private network may be spoken to. */
  allowPrivateHosts: boolean
}

/** Why a server with these addresses is not spoken to, or null. No password goes over a network in plain text. */
export function refuseHost(
  addresses: readonly string[],
  { plain, allowPrivateHosts }: HostPolicy & { plain: boolean },
): HostRefusal | null {
  if (plain && !addresses.every((address) => isIn(loopback, address)))
    return {
      code: 'plain_text_refused',
      message: 'Without encryption only servers on this machine are spoken to',
    }
  if (!allowPrivateHosts && addresses.some((address) => isIn(internal, address)))
    return { code: 'host_refused', message: 'Servers of the private network are not allowed here' }
  return null
}

function isIn(list: BlockList, address: string): boolean {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1]
  if (mapped !== undefined) return list.check(mapped)
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}
