import { createAuth } from '@hubbub/api-client/auth'

/** Sign-in, and what a person does to their own account. */
export const auth = createAuth()
