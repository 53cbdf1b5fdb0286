import { AppError, type Import, type ImportState } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { Blobs } from '../ports/blobs.ts'

/** Where a piece of a file lies. */
export const partKey = (workspaceId: string, importId: string, part: number): string =>
  `${workspaceId}/import/${importId}/${part}`

export const partCount = ({ size, partSize }: Pick<Import, 'size' | 'partSize'>): number =>
  Math.ceil(size / partSize)

/** Keeps a piece; given twice, it is the same. */
export async function putImportPart(
  ctx: Context,
  blobs: Blobs,
  { id, part, content }: { id: string; part: number; content: Uint8Array },
): Promise<Import> {
  permit(ctx, 'channel:write')
  const run = await find(ctx, id)
  const isLast = part === partCount(run) - 1
  const expected = isLast ? run.size - part * run.partSize : run.partSize
  if (run.state !== 'uploading') throw wrongState(run.state)
  if (part >= partCount(run) || content.byteLength !== expected)
    throw new AppError({
      code: 'import.wrong_part',
      kind: 'invalid',
      message: 'This is no piece of the file that was announced',
    })
  await blobs.put(partKey(ctx.workspaceId, id, part), content, 'application/octet-stream')
  return await ctx.store.transaction(ctx.workspaceId, async ({ imports }) => {
    await imports.addPart(id, part)
    const after = await imports.find(id)
    if (after === null) throw notFound('import')
    return after
  })
}

/** Begins to read, or goes on where it was stopped. */
export async function startImport(ctx: Context, id: string): Promise<Import> {
  return await move(ctx, id, { to: 'running', from: ['uploading', 'stopped'] })
}

/** Stops behind the batch that is being stored. */
export async function stopImport(ctx: Context, id: string): Promise<Import> {
  return await move(ctx, id, { to: 'stopped', from: ['running'] })
}

async function move(
  ctx: Context,
  id: string,
  { to, from }: { to: ImportState; from: readonly ImportState[] },
): Promise<Import> {
  permit(ctx, 'channel:write')
  const run = await ctx.store.transaction(ctx.workspaceId, async ({ imports }) => {
    const before = await imports.lock(id)
    if (before === null) throw notFound('import')
    if (before.state === to) return before
    if (!from.includes(before.state)) throw wrongState(before.state)
    if (before.parts.length < partCount(before))
      throw new AppError({
        code: 'import.incomplete',
        kind: 'conflict',
        message: `The file is not whole: ${before.parts.length} of ${partCount(before)} pieces are here`,
      })
    await imports.move(id, { state: to })
    return { ...before, state: to, version: before.version + 1 }
  })
  await ctx.signals.channelChanged({ workspaceId: ctx.workspaceId, channelId: run.channel.id })
  return run
}

const wrongState = (state: ImportState) =>
  new AppError({
    code: 'import.wrong_state',
    kind: 'conflict',
    message: `This cannot be done while the import is ${state}`,
  })

async function find(ctx: Context, id: string): Promise<Import> {
  const run = await ctx.store.transaction(ctx.workspaceId, ({ imports }) => imports.find(id))
  if (run === null) throw notFound('import')
  return run
}
