import { correctMarks } from '@hubbub/contracts/http'
import { correctMarks as correct } from '@hubbub/domain'
import { operation } from '../../http/operation.ts'

export const correctMarksOperation = operation(
  correctMarks,
  async (ctx, { body }) => await correct(ctx, body.corrections),
)
