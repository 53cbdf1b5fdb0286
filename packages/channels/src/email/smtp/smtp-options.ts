import type { EmailCredentials, EmailSettings } from '@hubbub/contracts'
import type { SMTPTransportOptions } from 'nodemailer/lib/smtp-transport'
import { findHost } from '../../hosts/find-host.ts'
import type { HostPolicy } from '../../hosts/refuse-host.ts'

export interface SmtpAccount {
  settings: EmailSettings
  credentials: EmailCredentials
  policy: HostPolicy
}

/** STARTTLS is demanded or not used at all; never "if the server happens to offer it". */
export async function smtpOptions({
  settings,
  credentials,
  policy,
}: SmtpAccount): Promise<SMTPTransportOptions> {
  const { host, port, security } = settings.smtp
  return {
    ...(await findHost({ host, plain: security === 'none' }, policy)),
    port,
    secure: security === 'tls',
    requireTLS: security === 'starttls',
    ignoreTLS: security === 'none',
    auth: { user: settings.user, pass: credentials.password },
    // @NOTE without it a server that stopped offering AUTH would be handed mail unsigned
    forceAuth: true,
    name: settings.address.slice(settings.address.lastIndexOf('@') + 1),
    connectionTimeout: 20_000,
    greetingTimeout: 20_000,
    socketTimeout: 120_000,
    tls: { minVersion: 'TLSv1.2' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}
