import { emailCredentialsSchema, emailSettingsSchema } from '@hubbub/contracts'
import { defineChannel } from '../define-channel.ts'
import type { ChannelOptions } from '../options.ts'
import { replyWay } from '../reply-terms.ts'
import { checkMailbox } from './check-mailbox.ts'
import { createEmailSession } from './email-session.ts'
import { info } from './info.ts'
import { createMailReader } from './read/mail-reader.ts'

// @NOTE one for all mailboxes of the process: threads cost memory, start on the first mail and end when idle
const reader = createMailReader()

export const createEmailChannel = (options: ChannelOptions) =>
  defineChannel({
    kind: 'email',
    label: 'E-mail',
    form: 'mail',
    info,
    settings: emailSettingsSchema,
    credentials: emailCredentialsSchema,
    capabilities: { listen: true, watch: true, stream: false, reply: true, lookup: true },
    check: async (input, { clock }) => await checkMailbox(input, options, clock),
    connect: (account, { clock }) => createEmailSession({ ...account, policy: options }, { clock, reader }),
    address: ({ settings }) => settings.address.toLowerCase(),
    own: ({ settings }) => [settings.address, ...settings.aliases].map((address) => address.toLowerCase()),
    door: ({ user, imap, smtp }) =>
      JSON.stringify([user, imap.host, imap.port, imap.security, smtp.host, smtp.port, smtp.security]),
    abilities: () => ({ direct: true, reply: true, 'reply-direct': true }),
    replyTerms: () => ({
      ways: [
        replyWay('direct', {
          label: 'E-mail',
          files: { max: 50, maxBytes: 25 * 1024 * 1024, types: ['*/*'] },
          formatting: 'html',
        }),
      ],
      openUrl: null,
    }),
  })
