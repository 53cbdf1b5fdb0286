import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { type HostRefusal, type NamedHost, refuseHost } from '@hubbub/channels'
import { AppError } from '@hubbub/contracts'

/** Knocks on no door that the installation keeps shut, and sends no password in plain text over a network. */
export async function expectAllowedHosts(
  hosts: readonly NamedHost[],
  { allowPrivateHosts }: { allowPrivateHosts: boolean },
): Promise<void> {
  for (const { host, plain } of hosts) {
    const refusal = refuseHost(await addressesOf(host), { plain, allowPrivateHosts })
    if (refusal !== null) throw refused(host, refusal)
  }
}

// A name that leads nowhere is left to the check, which says so in the resolver's words.
async function addressesOf(host: string): Promise<string[]> {
  if (isIP(host) !== 0) return [host]
  const found = await lookup(host, { all: true }).catch(() => [])
  return found.map(({ address }) => address)
}

function refused(host: string, { code, message }: HostRefusal): AppError {
  return new AppError({ code: `channel.${code}`, kind: 'invalid', message, details: { host } })
}
