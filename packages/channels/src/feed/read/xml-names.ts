/** Namespaces by what their address contains: feeds get versions, slashes and letter case wrong. */
const namespaces: readonly (readonly [part: string, prefix: string])[] = [
  ['purl.org/rss/1.0/modules/content', 'content'],
  ['purl.org/rss/1.0/modules/slash', 'slash'],
  ['purl.org/rss/1.0/modules/syndication', 'sy'],
  ['purl.org/rss/1.0/modules/threading', 'thr'],
  ['purl.org/syndication/thread', 'thr'],
  ['purl.org/dc/elements', 'dc'],
  ['purl.org/dc/terms', 'dcterms'],
  ['search.yahoo.com/mrss', 'media'],
  ['itunes.com/dtds/podcast', 'itunes'],
  ['itunes.apple.com/rss', 'im'],
  ['feedburner', 'feedburner'],
  ['wellformedweb.org', 'wfw'],
  ['w3.org/1999/xhtml', 'xhtml'],
  ['w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['w3.org/2005/atom', 'atom'],
  ['purl.org/atom/ns', 'atom'],
  ['purl.org/rss/1.0/', ''],
  ['my.netscape.com/rdf', ''],
  ['channel.netscape.com/rdf', ''],
  ['backend.userland.com/rss', ''],
  ['blogs.law.harvard.edu/tech/rss', ''],
]

/** What a feed’s own elements are in: they go without a prefix when they are written without one. */
const ownByDefault = new Set(['', 'atom'])

/** Names as the feed means them, whatever prefixes it chose; keeps up with the declarations as elements open and close. */
export function createNames() {
  const scopes: Map<string, string>[] = []
  let atomRoot: boolean | null = null

  function prefixOf(written: string): string {
    for (let at = scopes.length - 1; at >= 0; at -= 1) {
      const found = scopes[at]?.get(written)
      if (found !== undefined) return found
    }
    return written
  }

  return {
    enter(attributes: Readonly<Record<string, string>>) {
      const scope = new Map<string, string>()
      for (const [key, address] of Object.entries(attributes)) {
        const declared = /^xmlns(?::(.+))?$/.exec(key)
        if (declared) scope.set(declared[1] ?? '', meaningOf(declared[1] ?? '', address))
      }
      scopes.push(scope)
    },
    leave: () => void scopes.pop(),
    nameOf(tag: string): string {
      const colon = tag.indexOf(':')
      const written = colon < 0 ? '' : tag.slice(0, colon)
      const local = tag.slice(colon + 1).toLowerCase()
      const prefix = prefixOf(written)
      atomRoot ??= prefix === 'atom' && (local === 'feed' || local === 'entry')
      const own = prefix === '' || (prefix === 'atom' && (atomRoot || written === ''))
      return own ? local : `${prefix.toLowerCase()}:${local}`
    },
  }
}

function meaningOf(written: string, address: string): string {
  const plain = address.trim().toLowerCase()
  const known = namespaces.find(([part]) => plain.includes(part))
  if (known !== undefined) return written === '' && ownByDefault.has(known[1]) ? '' : known[1]
  // An unknown namespace by default is meant for the feed; elsewhere its prefix tells it apart.
  return written === '' && /xlink|w3\.org\/2000\/svg|mathml/.test(plain) ? 'other' : written
}
