import { AppError } from '@hubbub/contracts'

/** Missing and invisible are the same answer, so that nobody can probe for what they may not see. */
export const notFound = (what: 'conversation' | 'message' | 'contact' | 'attachment' | 'draft') =>
  new AppError({ code: `${what}.not_found`, kind: 'not_found', message: `There is no such ${what}` })
