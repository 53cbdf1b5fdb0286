import { deleteAnnotation as definition } from '@hubbub/contracts/http'
import { deleteAnnotation } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const deleteAnnotationOperation = operation(
  definition,
  async (ctx, { params }) => await deleteAnnotation(ctx, params.id),
)
