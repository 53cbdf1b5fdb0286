import type { EmailSettings } from '@hubbub/contracts'
import type { FormFields } from '#lib/form-fields.ts'

export type Security = EmailSettings['imap']['security']
export type Server = 'imap' | 'smtp'

/** Ports as RFC 8314 and RFC 9051 have them. */
export const standardPorts = {
  imap: { tls: 993, starttls: 143, none: 143 },
  smtp: { tls: 465, starttls: 587, none: 25 },
} satisfies Record<Server, Record<Security, number>>

export const securityWords = {
  tls: 'TLS',
  starttls: 'STARTTLS',
  none: 'None (this machine only)',
} satisfies Record<Security, string>

/** The settings as the form has them; the user's name is the address unless it says otherwise. */
export function readSettings({ text, number, checked }: FormFields) {
  const server = (name: Server) => ({
    host: text(`settings.${name}.host`),
    port: number(`settings.${name}.port`),
    security: text(`settings.${name}.security`),
  })
  const address = text('settings.address').trim()
  return {
    address,
    fromName: text('settings.fromName'),
    imap: server('imap'),
    smtp: server('smtp'),
    // Where both are empty, only the address is to be complained about.
    user: text('settings.user').trim() || address || 'unknown',
    inboxFolder: text('settings.inboxFolder').trim() || 'INBOX',
    sentFolder: text('settings.sentFolder').trim() || null,
    plusAddressing: checked('settings.plusAddressing'),
    aliases: text('settings.aliases')
      .split(/[\s,;]+/)
      .filter(Boolean),
    importDays: number('settings.importDays'),
    sentCopy: text('settings.sentCopy'),
  }
}

/** Everything of a mailbox but its password, which is only sent when one was typed. */
export function readMailbox(fields: FormFields) {
  const password = fields.text('credentials.password')
  return {
    name: fields.text('name'),
    brandId: fields.text('brandId'),
    defaultTeamId: fields.text('defaultTeamId') === 'none' ? null : fields.text('defaultTeamId'),
    settings: readSettings(fields),
    ...(password === '' ? {} : { credentials: { password } }),
  }
}
