import { listLabels as definition } from '@hubbub/contracts/http'
import { listLabels } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listLabelsOperation = operation(definition, async (ctx) => ({ items: await listLabels(ctx) }))
