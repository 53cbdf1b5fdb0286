import { signInByLink as definition } from '@hubbub/contracts/http'
import { giveCookies } from '../../auth/give-cookies.ts'
import { openOperation } from '../../http/operation.ts'

export const signInByLinkOperation = openOperation(definition, async ({ doors }, { body }, http) => {
  const userId = await doors.followSignInLink(body.token)
  giveCookies(http, await doors.enter(userId, http.req.raw.headers))
})
