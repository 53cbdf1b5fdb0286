import { z } from 'zod'

const hostSchema = z.string().trim().min(1).max(253)
/** `none` is plain text, accepted for loopback hosts only. */
export const mailSecuritySchema = z.enum(['tls', 'starttls', 'none'])
export const mailServerSchema = z
  .object({ host: hostSchema, port: z.int().min(1).max(65535), security: mailSecuritySchema })
  .refine(({ host, security }) => security !== 'none' || isLoopback(host), {
    path: ['security'],
    message: 'Without encryption only a server on this machine can be used',
  })

function isLoopback(host: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i.test(host)
}

export const emailSettingsSchema = z.object({
  address: z.email(),
  fromName: z.string().trim().max(200).default(''),
  imap: mailServerSchema,
  smtp: mailServerSchema,
  user: z.string().min(1).max(320),
  /** Whether the mailbox takes name+anything@domain; then replies carry the thread in their Reply-To. */
  plusAddressing: z.boolean().default(true),
  inboxFolder: z.string().min(1).default('INBOX'),
  /** Null: found by its special use. */
  sentFolder: z.string().min(1).nullable().default(null),
  /** Other addresses that end in this mailbox; mail to them is ours and their plus-forms may carry thread tokens. */
  aliases: z.array(z.email()).max(100).default([]),
  /** How far back the first fetch goes, and a fetch after the server has renumbered the mailbox. */
  importDays: z.int().min(0).max(3650).default(30),
  /**
   * Who puts a copy of what we send into the Sent folder. `server`: Gmail, Microsoft 365; an interrupted send can then
   * be looked up there. `append`: we do, where the server has not.
   */
  sentCopy: z.enum(['server', 'append']).default('append'),
})
export type EmailSettings = z.infer<typeof emailSettingsSchema>

/** Write-only: never comes back from the server. */
export const emailCredentialsSchema = z.object({ password: z.string().min(1).max(1000) })
export type EmailCredentials = z.infer<typeof emailCredentialsSchema>
