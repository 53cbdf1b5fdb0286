import { createAnnotation as definition } from '@hubbub/contracts/http'
import { createAnnotation } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const createAnnotationOperation = operation(
  definition,
  async (ctx, { body }) => await createAnnotation(ctx, body),
)
