export { createMailServer, type MailServer, type MailServerOptions } from './mail/create-mail-server.ts'
export type { MailFailure } from './mail/mail-failures.ts'
export type { ReceivedMail } from './mail/smtp-server.ts'
export type { StoredMail } from './mail/imap-account.ts'
