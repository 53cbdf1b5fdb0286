import type { Channel } from '@hubbub/contracts'
import type { SentNames } from '@hubbub/domain'

/** Where each network would show a post of ours. */
const pages: Readonly<Record<string, (handle: string, id: string) => string>> = {
  x: (handle, id) => `https://x.com/${handle}/status/${id}`,
  bluesky: (handle, id) => `https://bsky.app/profile/${handle}/post/${id}`,
  // The server of the demo has another port at each start.
  mastodon: (handle, id) => `https://social.example/@${handle.split('@')[0] ?? handle}/${id}`,
}

/** What a network called a message of the past: made of its own id, so that the same one has the same name. */
export function pastNames(
  { kind, address }: Pick<Channel, 'kind' | 'address'>,
  messageId: string,
): SentNames {
  const id = BigInt(`0x${messageId.replaceAll('-', '').slice(-15)}`).toString()
  const handle = address.replace(/^@/, '')
  const url = pages[kind]?.(handle, id) ?? null
  return { externalId: id, ownRef: id, ref: id, ...(url !== null && { url }) }
}
