import { createHash, timingSafeEqual } from 'node:crypto'
import { AppError } from '@hubbub/contracts'
import { setUp as definition } from '@hubbub/contracts/http'
import { setUp } from '@hubbub/domain'
import { giveCookies } from '../../auth/give-cookies.ts'
import { openOperation } from '../../http/operation.ts'

/** Whoever makes the workspace is signed in at once. */
export const setUpOperation = openOperation(definition, async (ctx, { body: { token, ...body } }, http) => {
  if (ctx.setup.token === null || !isSame(ctx.setup.token, token))
    throw new AppError({
      code: 'setup.token_wrong',
      kind: 'forbidden',
      message: 'This is not the link that the start printed',
    })
  const { workspaceId, account } = await setUp(ctx, { ...body, demo: false })
  giveCookies(http, await ctx.doors.enter(account.id, http.req.raw.headers))
  return { workspaceId }
})

function isSame(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(a), digest(b))
}
