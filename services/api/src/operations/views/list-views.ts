import { listViews as definition } from '@hubbub/contracts/http'
import { listViews } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listViewsOperation = operation(definition, async (ctx) => ({ items: await listViews(ctx) }))
