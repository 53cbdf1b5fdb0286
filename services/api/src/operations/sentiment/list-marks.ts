import { listMarks } from '@hubbub/contracts/http'
import { listMarks as list } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listMarksOperation = operation(listMarks, async (ctx) => ({ items: await list(ctx) }))
