import { listBrands as definition } from '@hubbub/contracts/http'
import { listBrands } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const listBrandsOperation = operation(definition, async (ctx) => ({ items: await listBrands(ctx) }))
