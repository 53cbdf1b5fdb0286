import { lookup } from 'node:dns'
import { isIP, type LookupFunction } from 'node:net'
import { Agent, buildConnector, fetch } from 'undici'
import { ChannelError } from '../channel-error.ts'
import { type HostPolicy, refuseHost } from '../hosts/refuse-host.ts'

export interface GuardOptions extends HostPolicy {
  /** Whether what is asked without encryption carries nothing secret; else only this machine is asked that way. */
  open: boolean
  /** A connection of its own for each question: none that the server has closed meanwhile looks as if it broke over a message. */
  fresh?: boolean
}

export type GuardedFetch = ReturnType<typeof createGuardedFetch>

/**
 * Speaks HTTP only where the installation lets it. The address that is judged is the one that is connected to, for
 * every redirect too, so a name that leads elsewhere the next moment opens no door.
 */
export function createGuardedFetch(options: GuardOptions) {
  const agent = new Agent({
    connect: guardedConnector(options),
    headersTimeout: 20_000,
    bodyTimeout: 30_000,
    keepAliveTimeout: 4_000,
    ...(options.fresh === true && { pipelining: 0 }),
  })
  return {
    fetch: async (url: string, init: Parameters<typeof fetch>[1] = {}) =>
      await fetch(url, { ...init, dispatcher: agent }),
    agent,
    [Symbol.asyncDispose]: async () => await agent.destroy(),
  }
}

function guardedConnector(options: GuardOptions): buildConnector.connector {
  const connectors = {
    'http:': buildConnector({ timeout: 10_000, lookup: guardedLookup(options, true) }),
    'https:': buildConnector({ timeout: 10_000, lookup: guardedLookup(options, false) }),
  }
  return (target, callback) => {
    const plain = target.protocol === 'http:'
    const name = target.hostname.replace(/^\[|\]$/g, '')
    const refused = isIP(name) === 0 ? null : refusal(name, [name], { ...options, plain })
    if (refused !== null) return callback(refused, null)
    connectors[plain ? 'http:' : 'https:'](target, callback)
  }
}

function guardedLookup(options: GuardOptions, plain: boolean): LookupFunction {
  return (name, { all, ...rest }, callback) => {
    lookup(name, { ...rest, all: true }, (error, found) => {
      const [first] = found ?? []
      if (error !== null || first === undefined)
        return callback(error ?? new Error(`${name} leads nowhere`), '', 0)
      const addresses = found.map(({ address }) => address)
      const refused = refusal(name, addresses, { ...options, plain })
      if (refused !== null) return callback(refused, '', 0)
      if (all) callback(null, found)
      else callback(null, first.address, first.family)
    })
  }
}

function refusal(
  name: string,
  addresses: readonly string[],
  { open, plain, allowPrivateHosts }: GuardOptions & { plain: boolean },
): ChannelError | null {
  const found = refuseHost(addresses, { plain: plain && !open, allowPrivateHosts })
  if (found === null) return null
  // Only a person can change where it is.
  return new ChannelError({
    class: 'reauthorize',
    message: `${name}: ${found.message}`,
    shutDoor: { code: found.code, host: name },
  })
}
