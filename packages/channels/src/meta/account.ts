import { z } from 'zod'
import { form } from '../form.ts'

/** What an account of Meta is reached with. */
export const metaCredentialsSchema = z.object({
  token: z.string().trim().min(20, 'An access token is longer'),
  appSecret: z
    .string()
    .trim()
    .regex(/^[0-9a-f]{32}$/i, 'An app secret has 32 characters, 0 to 9 and a to f'),
  verifyToken: z.string().trim().min(8, 'Choose at least 8 characters').max(200),
})
export type MetaCredentials = z.output<typeof metaCredentialsSchema>

/** An id of the Graph API. */
export const graphIdSchema = z
  .string()
  .trim()
  .regex(/^\d{5,25}$/, 'An id has digits only')

export const secretFields = (tokenHint: string) => [
  form.secret('credentials.token', 'Access token', { hint: tokenHint }),
  form.secret('credentials.appSecret', 'App secret', {
    hint: 'Of your Meta app: App settings, Basic. Calls are checked with it.',
  }),
  form.secret('credentials.verifyToken', 'Verify token', {
    hint: 'Any word of yours; give Meta the same one with the callback URL.',
  }),
]
