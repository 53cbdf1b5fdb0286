import type { Clock, EmailSettings } from '@hubbub/contracts'
import type { MailReader } from '../read/mail-reader.ts'
import type { ImapConnection } from './imap-connection.ts'

export interface PullDeps {
  imap: ImapConnection
  reader: MailReader
  settings: EmailSettings
  clock: Clock
}
