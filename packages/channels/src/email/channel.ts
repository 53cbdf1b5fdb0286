import { emailCredentialsSchema, emailSettingsSchema } from '@hubbub/contracts'
import { systemClock } from '@hubbub/runtime'
import { defineChannel } from '../contract.ts'
import { checkMailbox } from './check-mailbox.ts'
import { createEmailSession } from './email-session.ts'
import { createMailReader } from './read/mail-reader.ts'

// @NOTE one for all mailboxes of the process: threads cost memory, start on the first mail and end when idle
const reader = createMailReader()

export const email = defineChannel({
  kind: 'email',
  label: 'E-mail',
  settings: emailSettingsSchema,
  credentials: emailCredentialsSchema,
  capabilities: { listen: true, watch: true, reply: true, lookup: true },
  check: (input) => checkMailbox(input, systemClock),
  connect: (account, context) => createEmailSession(account, { ...context, reader }),
})
