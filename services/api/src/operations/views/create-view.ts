import { createView as definition } from '@hubbub/contracts/http'
import { createView } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const createViewOperation = operation(definition, async (ctx, { body }) => await createView(ctx, body))
