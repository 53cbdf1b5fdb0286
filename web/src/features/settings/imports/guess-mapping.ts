import { type ImportField, type TableMapping, tableMappingSchema } from '@hubbub/contracts'

/** Words by which columns are called, in the order in which they are tried. */
const names: Record<ImportField, RegExp> = {
  sentAt: /^(sent[ _-]?at|created[ _-]?at|date[ _-]?time|timestamp|date|datum|time|zeit|when|fecha)$/i,
  externalId: /^(id|external[ _-]?id|message[ _-]?id|msg[ _-]?id|ticket[ _-]?id)$/i,
  thread: /^(thread([ _-]?id)?|conversation([ _-]?id)?|ticket|case)$/i,
  direction: /^(direction|richtung|type|way|in[ _/-]?out)$/i,
  subject: /^(subject|betreff|title|titel)$/i,
  url: /^(url|link|permalink)$/i,
  name: /^(name|full[ _-]?name|display[ _-]?name|author[ _-]?name|customer[ _-]?name)$/i,
  author: /^(e-?mail|from|author|sender|user|username|handle|phone|customer|contact|who|von|absender)$/i,
  text: /^(text|message|body|content|comment|nachricht|what|mention|description)$/i,
}

/** What the columns of a table seem to say, by their names and by what stands in them. */
export function guessMapping(rows: readonly (readonly string[])[], timeZone: string): TableMapping {
  const [header = [], ...rest] = rows
  const columns: TableMapping['columns'] = {}
  const taken = new Set<number>()
  for (const field of Object.keys(names) as ImportField[]) {
    const column = header.findIndex((cell, index) => !taken.has(index) && names[field].test(cell.trim()))
    if (column < 0) continue
    columns[field] = column
    taken.add(column)
  }
  const authors = rest.map((row) => row[columns.author ?? -1] ?? '').filter(Boolean)
  return tableMappingSchema.parse({ columns, timeZone, identity: identityOf(authors) })
}

function identityOf(authors: readonly string[]): string {
  const most = (pattern: RegExp) =>
    authors.filter((author) => pattern.test(author.trim())).length * 2 > authors.length
  if (authors.length === 0 || most(/@.+\./)) return 'email'
  return most(/^[+\d][\d\s().-]{6,}$/) ? 'phone' : 'import'
}
