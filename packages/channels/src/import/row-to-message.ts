import type { InboundMessage, Party, PostMeta, TableMapping, TableRow } from '@hubbub/contracts'
import { normalisePhone } from '@hubbub/contracts/phone'
import { type ImportSettings, US } from './config.ts'
import { digestOf, type TableLine } from './read-table.ts'

interface RowContext {
  mapping: TableMapping
  settings: ImportSettings
  imported: NonNullable<InboundMessage['imported']>
}

/** A row as a message; null where its author is not known by what the mapping says. */
export function rowToMessage(
  row: TableRow,
  { cells }: Pick<TableLine, 'cells'>,
  { mapping, settings, imported }: RowContext,
): InboundMessage | null {
  const them = partyOf(row, mapping)
  if (them === null) return null
  const us: Party = { kind: mapping.identity, value: settings.own[0] ?? US, name: null }
  const isOut = row.direction === 'out' && !mapping.mentions
  const externalId = row.externalId ?? `row:${digestOf(cells)}`
  return {
    externalId,
    direction: isOut ? 'out' : 'in',
    author: isOut ? us : them,
    subject: row.subject,
    text: row.text,
    trimmedText: row.text,
    html: null,
    sentAt: row.sentAt,
    thread: {
      ownRef: externalId,
      parentRefs: mapping.mentions ? [] : [`thread ${row.thread ?? them.value}`],
      tokens: [],
    },
    mail: null,
    post: postOf(row, { to: isOut ? them : us, isMention: mapping.mentions }),
    addressed: !mapping.mentions,
    imported,
    attachments: [],
    raw: new TextEncoder().encode(JSON.stringify(cells)),
  }
}

function partyOf({ author, name }: TableRow, { identity }: TableMapping): Party | null {
  if (identity === 'email') return { kind: 'email', value: author.toLowerCase(), name }
  if (identity !== 'phone') return { kind: identity, value: author, name }
  const value = normalisePhone(author)
  return value === null ? null : { kind: 'phone', value, name }
}

const postOf = (row: TableRow, { to, isMention }: { to: Party; isMention: boolean }): PostMeta => ({
  form: isMention ? 'post' : 'direct',
  audience: isMention ? 'public' : 'direct',
  url: row.url !== null && URL.canParse(row.url) ? row.url : null,
  place: null,
  to: isMention ? [] : [to],
  repeats: null,
  engagement: null,
  editedAt: null,
  deletedAt: null,
  facts: {},
})
