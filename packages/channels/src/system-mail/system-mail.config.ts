import { defineConfig } from '@hubbub/runtime'
import { z } from 'zod'

export const config = defineConfig({
  smtpUrl: {
    doc: 'Mail server for invitations and new passwords: smtp://user:password@host:587 or smtps://… . Unset, people hand over the links themselves.',
    env: 'SMTP_URL',
    schema: z.url({ protocol: /^smtps?$/, error: 'expected smtp:// or smtps:// and a host' }).optional(),
    default: undefined,
    secret: true,
  },
  from: {
    doc: 'Sender of these mails, such as Hubbub <hubbub@example.com>.',
    env: 'SYSTEM_MAIL_FROM',
    schema: z.string().min(3),
    default: 'Hubbub <hubbub@localhost>',
  },
})
