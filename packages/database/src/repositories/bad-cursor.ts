import { AppError } from '@hubbub/contracts'

export const badCursor = () =>
  new AppError({
    code: 'page.bad_cursor',
    kind: 'invalid',
    message: 'This cursor belongs to no page of this list',
  })
