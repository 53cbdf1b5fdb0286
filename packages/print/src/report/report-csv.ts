import type { ReportContent } from '@hubbub/domain'
import { strToU8, zipSync } from 'fflate'
import papaparse from 'papaparse'
import { type ReportTable, tablesOf } from './tables.ts'
import { momentName, namesOf } from './words.ts'

/** A file for each panel and one that says what they are, in one archive. */
export function reportCsv(content: ReportContent): Uint8Array {
  const tables = tablesOf(content)
  const files = tables.map((table) => [`${table.kind}.csv`, csvOf(table)] as const)
  // The same figures are the same bytes.
  const at = new Date(content.madeAt)
  return zipSync(
    Object.fromEntries([
      ['about.csv', strToU8(aboutCsv(content, tables))],
      ...files.map(([name, text]) => [name, strToU8(text)]),
    ]),
    { mtime: at },
  )
}

/** Table programs take a file for one of their own signs unless it begins so. */
const MARK = '\uFEFF'

/** A cell that a table program would take for a formula begins with an apostrophe. */
const csv = (fields: string[], data: unknown[][]) =>
  MARK + papaparse.unparse({ fields, data }, { escapeFormulae: true })

const csvOf = ({ columns, rows, exact }: ReportTable) =>
  csv(
    columns,
    rows.map(([head, ...cells], index) => [exact?.[index] ?? head, ...cells]),
  )

function aboutCsv(content: ReportContent, tables: readonly ReportTable[]): string {
  const { title, workspace, demo, from, to, timeZone, monitors, focus, madeAt, gaps } = content
  return csv(
    ['What', 'Value'],
    [
      ['Report', title],
      ['Workspace', workspace],
      ...(demo ? [['Demo', 'All of it is invented']] : []),
      ['From', momentName(from, timeZone)],
      ['To', momentName(to, timeZone)],
      ['Time zone', timeZone],
      ['Looked at closely', focus.name],
      ['Compared', namesOf(monitors)],
      ['Made', momentName(madeAt, timeZone)],
      ...tables.map(({ kind, definition }) => [`${kind}.csv`, definition]),
      ...gaps.map(({ channel, from: begin, to: end, state, reason }) => [
        `Gap of ${channel.name} (${state})`,
        `${momentName(begin, timeZone)} to ${momentName(end, timeZone)}: ${reason}`,
      ]),
    ],
  )
}
