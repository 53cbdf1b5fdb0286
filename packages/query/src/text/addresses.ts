import { bounded } from './account-name.ts'
import { fold } from './fold.ts'
import { linksIn, type ReadMessage } from './read-message.ts'

/** Where a message stands, and what its text links to. */
export function addressesOf(read: ReadMessage): { own: readonly string[]; linked: readonly string[] } {
  const { url } = read.message
  return { own: url === null ? [] : [url.slice(0, 2000)], linked: linksIn(read) }
}

/** The host of an address, folded: without port and credentials. */
export function hostOf(address: string): string | null {
  const host = /^[a-z][a-z0-9+.-]{0,20}:\/\/(?:[^/?#@]*@)?([^/?#:@]+)/i.exec(address.slice(0, 2000))?.[1]
  return host === undefined ? null : bounded(fold(host))
}

/** `www.news.example` lies in `news.example` and in `example`. */
export function domainsOf(address: string | null): string[] {
  const host = address === null ? null : hostOf(address)
  if (host === null) return []
  const parts = host.split('.').slice(-10)
  return parts.map((_, index) => parts.slice(index).join('.'))
}
