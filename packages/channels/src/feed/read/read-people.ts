import type { FeedPerson } from './feed-types.ts'
import { address, childrenOf, line, lineOf } from './xml-text.ts'
import type { XmlElement } from './xml-tree.ts'

/** Whoever wrote it, as structured as the feed told. */
export function readPeople(parent: XmlElement): FeedPerson[] {
  const structured = childrenOf(parent, 'author').map((author) => ({
    name: lineOf(author, 'name') ?? null,
    email: lineOf(author, 'email') ?? null,
    url: address(lineOf(author, 'uri', 'url', 'homepage'), author.base),
    text: line(author),
  }))
  const found = structured.flatMap(({ text, ...person }) =>
    person.name !== null || person.email !== null || person.url !== null ? [person] : fromLine(text),
  )
  if (found.length > 0) return found
  return childrenOf(parent, 'dc:creator', 'dc:author', 'itunes:author', 'managingeditor').flatMap((creator) =>
    fromLine(line(creator)),
  )
}

/** `mail@example.org (Some Name)`, `Some Name <mail@example.org>`, or one of them alone. */
function fromLine(text: string | null): FeedPerson[] {
  if (text === null) return []
  const email = /[^\s<>()]{1,64}@[^\s<>()]{1,190}/.exec(text)?.[0] ?? null
  const rest = (email === null ? text : text.replace(email, ' '))
    .replace(/[<>()]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return [{ name: rest === '' ? null : rest.slice(0, 200), email, url: null }]
}
