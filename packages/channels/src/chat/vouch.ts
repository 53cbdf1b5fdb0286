import { createHmac, timingSafeEqual } from 'node:crypto'
import type { ChatUser } from '@hubbub/contracts'
import type { ChatCredentials } from './config.ts'

/** What a page signs: the id alone, or the id and the address, so that neither can be put beside another. */
export const vouchedWords = ({ id, email }: Pick<ChatUser, 'id' | 'email'>) =>
  email === undefined ? id : `${id}\n${email}`

export const vouchFor = (secret: string, user: Pick<ChatUser, 'id' | 'email'>) =>
  createHmac('sha256', secret).update(vouchedWords(user)).digest('hex')

/** Whether the owner of the page says who this is. The secret before the last counts until its time is over. */
export function isVouched(
  { secret, former }: Pick<ChatCredentials, 'secret' | 'former'>,
  user: ChatUser,
  now: Date,
): boolean {
  const secrets = [secret, ...(former !== null && new Date(former.until) > now ? [former.secret] : [])]
  const given = Buffer.from(user.hash.toLowerCase())
  return secrets.some((one) => {
    const expected = Buffer.from(vouchFor(one, user))
    return given.length === expected.length && timingSafeEqual(given, expected)
  })
}
