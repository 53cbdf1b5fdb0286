import type { KindInfo } from '../contract.ts'
import { form } from '../form.ts'

const security = [
  { value: 'tls', label: 'TLS' },
  { value: 'starttls', label: 'STARTTLS' },
  { value: 'none', label: 'None (this machine only)' },
]

export const info: KindInfo = {
  summary: 'A mailbox with IMAP and SMTP: what arrives becomes a conversation, and replies leave from there.',
  group: 'mail',
  offers: ['direct', 'reply', 'reply-direct'],
  guide: [
    'Find the IMAP and SMTP servers in the help of your mail provider.',
    'Where two-step sign-in is on, make an app password there and use it here.',
  ],
  guideUrl: null,
  fields: [
    form.text('settings.address', 'Address'),
    form.text('settings.fromName', 'Sender’s name', { required: false, hint: 'What customers see.' }),
    form.text('settings.user', 'User name', { hint: 'Mostly the address itself.' }),
    form.secret('credentials.password', 'Password'),
    form.text('settings.imap.host', 'IMAP server'),
    form.number('settings.imap.port', 'IMAP port', { initial: 993 }),
    form.select('settings.imap.security', 'IMAP encryption', security),
    form.text('settings.smtp.host', 'SMTP server'),
    form.number('settings.smtp.port', 'SMTP port', { initial: 465 }),
    form.select('settings.smtp.security', 'SMTP encryption', security),
  ],
}
