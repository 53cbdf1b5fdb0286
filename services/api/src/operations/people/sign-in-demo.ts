import { AppError } from '@hubbub/contracts'
import { signInDemo as definition } from '@hubbub/contracts/http'
import { giveCookies } from '../../auth/give-cookies.ts'
import { openOperation } from '../../http/operation.ts'

/** Where there is no demo this does not exist. */
export const signInDemoOperation = openOperation(definition, async (ctx, { body }, http) => {
  const people = ctx.setup.demo ? await ctx.setup.demoPeople() : []
  const person = people.find(({ email }) => email === body.email.toLowerCase())
  const account = person === undefined ? null : await ctx.accounts.findByEmail(person.email)
  if (account === null)
    throw new AppError({
      code: 'route.not_found',
      kind: 'not_found',
      message: 'There is no such person in a demo here',
    })
  await ctx.doors.expectNoSecondFactor(account.id)
  giveCookies(http, await ctx.doors.enter(account.id, http.req.raw.headers))
})
