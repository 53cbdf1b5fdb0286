import type { HostPolicy } from './hosts/refuse-host.ts'

/** What an installation decides for all channels. */
export interface ChannelOptions extends HostPolicy {
  /** Where a network's API stands when not at its usual place, by the kind of the channel. */
  urls: Readonly<Record<string, string>>
}
