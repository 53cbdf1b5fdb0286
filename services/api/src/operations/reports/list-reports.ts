import { listReports as definition } from '@hubbub/contracts/http'
import { listReports } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listReportsOperation = operation(definition, async (ctx) => await listReports(ctx))
