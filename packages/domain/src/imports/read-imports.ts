import type { Import } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { RefusedItem } from '../ports/imports.ts'

/** More than that nobody mends by hand. */
const MOST_REFUSED = 50_000

export async function listImports(ctx: Context): Promise<Import[]> {
  permit(ctx, 'channel:write')
  return await ctx.store.transaction(ctx.workspaceId, async ({ imports }) => await imports.list())
}

export async function getImport(ctx: Context, id: string): Promise<Import> {
  permit(ctx, 'channel:write')
  const run = await ctx.store.transaction(ctx.workspaceId, ({ imports }) => imports.find(id))
  if (run === null) throw notFound('import')
  return run
}

/** What of its file was not taken, and why, as a table. */
export async function getImportRefusals(ctx: Context, id: string): Promise<string> {
  const run = await getImport(ctx, id)
  const refused = await ctx.store.transaction(ctx.workspaceId, ({ imports }) =>
    imports.refused(run.id, MOST_REFUSED),
  )
  return [['place', 'reason', 'content'], ...refused.map(rowOf)].map(toLine).join('\r\n')
}

const rowOf = ({ place, reason, raw }: RefusedItem): string[] => [
  place,
  reason,
  new TextDecoder().decode(raw.subarray(0, 2000)),
]

/** RFC 4180; what a spreadsheet would take for a formula begins with an apostrophe. */
const toLine = (cells: readonly string[]): string =>
  cells
    .map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell))
    .map((cell) => `"${cell.replaceAll('"', '""')}"`)
    .join(',')
