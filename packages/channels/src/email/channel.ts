import { emailCredentialsSchema, emailSettingsSchema } from '@hubbub/contracts'
import { systemClock } from '@hubbub/runtime'
import { defineChannel } from '../contract.ts'
import { checkMailbox } from './check-mailbox.ts'
import type { HostPolicy } from './hosts/refuse-host.ts'
import { createEmailSession } from './email-session.ts'
import { createMailReader } from './read/mail-reader.ts'

// @NOTE one for all mailboxes of the process: threads cost memory, start on the first mail and end when idle
const reader = createMailReader()

export const createEmailChannel = (policy: HostPolicy) =>
  defineChannel({
    kind: 'email',
    label: 'E-mail',
    settings: emailSettingsSchema,
    credentials: emailCredentialsSchema,
    capabilities: { listen: true, watch: true, reply: true, lookup: true },
    check: (input) => checkMailbox(input, policy, systemClock),
    connect: (account, context) => createEmailSession({ ...account, policy }, { ...context, reader }),
  })
