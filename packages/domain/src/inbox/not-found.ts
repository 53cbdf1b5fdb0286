import { AppError } from '@hubbub/contracts'

/** Missing and invisible are the same answer, so that nobody can probe for what they may not see. */
export const notFound = (what: string) =>
  new AppError({ code: `${what}.not_found`, kind: 'not_found', message: `There is no such ${what}` })
