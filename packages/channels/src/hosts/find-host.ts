import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { ChannelError } from '../channel-error.ts'
import { type HostPolicy, refuseHost } from './refuse-host.ts'

export interface FoundHost {
  /** What to connect to. */
  host: string
  /** Whose certificate is asked for, where `host` is no longer the name. */
  servername?: string
}

export interface NamedHost {
  host: string
  /** Spoken to without encryption. */
  plain: boolean
}

/** All addresses of a name; tests put their own in its place. */
export type Resolve = (name: string) => Promise<string[]>

const resolveByDns: Resolve = async (name) =>
  (await lookup(name, { all: true, order: 'ipv4first' })).map(({ address }) => address)

/**
 * Where a server is now. A name is looked up anew for every connection and the address that was judged is the one
 * that is connected to, so that a name which led elsewhere when the mailbox was added opens no door.
 */
export async function findHost(
  { host, plain }: NamedHost,
  { allowPrivateHosts }: HostPolicy,
  resolve: Resolve = resolveByDns,
): Promise<FoundHost> {
  if (allowPrivateHosts && !plain) return { host }
  const isAddress = isIP(host) !== 0
  const addresses = isAddress ? [host] : await resolve(host)
  const refusal = refuseHost(addresses, { plain, allowPrivateHosts })
  // Only a person can change where the mailbox is; what waits to be sent goes on waiting.
  if (refusal !== null)
    throw new ChannelError({
      class: 'reauthorize',
      message: `${host}: ${refusal.message}`,
      shutDoor: { code: refusal.code, host },
    })
  const [address = host] = addresses
  return isAddress ? { host } : { host: address, servername: host }
}
