import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { type HostRefusal, refuseHost } from '@hubbub/channels'
import { AppError, emailSettingsSchema } from '@hubbub/contracts'
import type { ChannelChecks } from '@hubbub/domain'
import type { ApiDeps } from './deps.ts'

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
        const refusal = refuseHost(addresses, { security, allowPrivateHosts })
        if (refusal !== null) throw refused(host, refusal)
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

function refused(host: string, { code, message }: HostRefusal): AppError {
  return new AppError({ code: `channel.${code}`, kind: 'invalid', message, details: { host } })
}
