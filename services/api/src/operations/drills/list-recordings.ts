import { listRecordings as definition } from '@hubbub/contracts/http'
import { listRecordings } from '@hubbub/domain'
import { shippedRecordings } from '../../drills/shipped-recordings.ts'
import { operation } from '../../http/operation.ts'

export const listRecordingsOperation = operation(definition, async (ctx) => ({
  items: listRecordings(ctx, await shippedRecordings()),
}))
