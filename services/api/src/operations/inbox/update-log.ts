import { updateLog } from '@hubbub/contracts/http'
import { updateLog as update } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const updateLogOperation = operation(updateLog, async (ctx, { params, body, version }) => {
  const { at, ...rest } = body
  const change = { ...rest, ...(at !== undefined && { at: new Date(at) }) }
  return await update(ctx, { id: params.id, expectedVersion: version, change })
})
