import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import { AppError, emailSettingsSchema } from '@hubbub/contracts'
import type { ChannelChecks } from '@hubbub/domain'
import type { ApiDeps } from './deps.ts'

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

/** Tries mailboxes, but knocks on no door that the installation keeps shut and sends no password in plain text over a network. */
export function createChannelChecks(
  channels: ApiDeps['channels'],
  { allowPrivateHosts }: { allowPrivateHosts: boolean },
): ChannelChecks {
  return {
    async check(kind, input) {
      const { imap, smtp } = emailSettingsSchema.parse(input.settings)
      for (const { host, security } of [imap, smtp]) {
        const addresses = await addressesOf(host)
        if (security === 'none' && !addresses.every((address) => isIn(loopback, address)))
          throw refused(
            host,
            'plain_text_refused',
            'Without encryption only servers on this machine are spoken to',
          )
        if (!allowPrivateHosts && addresses.some((address) => isIn(internal, address)))
          throw refused(host, 'host_refused', 'Servers of the private network are not allowed here')
      }
      return await channels[kind].check(input)
    },
  }
}

// A name that leads nowhere is left to the check, which says so in the resolver's words.
async function addressesOf(host: string): Promise<string[]> {
  if (isIP(host) !== 0) return [host]
  const found = await lookup(host, { all: true }).catch(() => [])
  return found.map(({ address }) => address)
}

function isIn(list: BlockList, address: string): boolean {
  const mapped = /^::ffff:(\d+(?:\.\d+){3})$/i.exec(address)?.[1]
  if (mapped !== undefined) return list.check(mapped)
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
}

function refused(host: string, code: string, message: string): AppError {
  return new AppError({ code: `channel.${code}`, kind: 'invalid', message, details: { host } })
}
