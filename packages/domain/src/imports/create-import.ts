import {
  AppError,
  type Import,
  type ImportFormat,
  importLimits,
  isTimeZone,
  type TableMapping,
} from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { notFound } from '../inbox/not-found.ts'
import { permit } from '../permit.ts'
import type { ChannelCatalogue } from '../ports/channel-catalogue.ts'

export interface CreateImport {
  channelId: string
  format: ImportFormat
  filename: string
  size: number
  mapping: TableMapping | null
  open: boolean
}

/** Announces a file that will come in pieces. */
export async function createImport(
  ctx: Context & { catalogue: ChannelCatalogue },
  input: CreateImport,
): Promise<Import> {
  permit(ctx, 'channel:write')
  refuseUnfit(input)
  const id = ctx.ids.next()
  return await ctx.store.transaction(ctx.workspaceId, async ({ imports, channels }) => {
    const channel = await channels.find(input.channelId)
    if (channel === null) throw notFound('channel')
    const kind = ctx.catalogue.kinds().find((one) => one.kind === channel.kind)
    if (kind?.filledBy !== 'files')
      throw invalid('channelId', `Nothing can be imported into “${channel.name}”`)
    await imports.insert({
      ...input,
      id,
      partSize: importLimits.partBytes,
      createdBy: ctx.caller.actor.name,
    })
    const made = await imports.find(id)
    if (made === null) throw notFound('import')
    return made
  })
}

function refuseUnfit({ format, size, mapping }: CreateImport): void {
  const most = format === 'csv' ? importLimits.csvBytes : importLimits.mboxBytes
  if (size > most)
    throw new AppError({
      code: 'import.too_large',
      kind: 'too_large',
      message: `Such a file may have ${Math.floor(most / 1024 ** 2)} MB at most: cut it into several`,
    })
  if (format === 'mbox') return
  if (mapping === null) throw invalid('mapping', 'A table needs to be told what its columns say')
  for (const field of ['text', 'author', 'sentAt'] as const)
    if (mapping.columns[field] === undefined)
      throw invalid(`mapping.columns.${field}`, 'No column says this, and it cannot be missed')
  if (!isTimeZone(mapping.timeZone)) throw invalid('mapping.timeZone', 'There is no such time zone')
}

const invalid = (path: string, message: string) =>
  new AppError({
    code: 'request.invalid',
    kind: 'invalid',
    message: 'Something in the request does not fit',
    details: { errors: [{ path: `body.${path}`, message }] },
  })
