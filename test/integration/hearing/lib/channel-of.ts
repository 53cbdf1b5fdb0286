import { type Channel, createChannels } from '@hubbub/channels'

export function channelOf(kind: string, url: string): Channel {
  const channel = createChannels({ allowPrivateHosts: true, urls: { [kind]: url } }).get(kind)
  if (channel === undefined) throw new Error(`no channel ${kind}`)
  return channel
}
