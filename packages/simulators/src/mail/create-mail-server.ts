import MailComposer, { type MailComposerOptions } from 'nodemailer/lib/mail-composer'
import type { StoredMail } from './imap-account.ts'
import { startImapServer } from './imap-server.ts'
import { createMailAccounts } from './mail-accounts.ts'
import { createMailFailures, type MailFailure } from './mail-failures.ts'
import { startSmtpServer, type ReceivedMail } from './smtp-server.ts'

export interface MailServerOptions {
  /** Unknown addresses in this domain are refused with 550; the rest of the world is accepted from who has signed in. */
  domain: string
  host?: string
  imapPort?: number
  smtpPort?: number
  /** Save submitted mail in the sender's Sent folder, as Gmail and Microsoft 365 do. Default true. */
  saveSent?: boolean
  /** Offer STARTTLS with a certificate nobody trusts, and refuse to sign in without it over SMTP. Default false. */
  starttls?: boolean
  maxBytes?: number
  /** The oldest mail goes when a folder is fuller than this. Default 5,000. */
  maxPerFolder?: number
  now?: () => Date
}

export type MailServer = Awaited<ReturnType<typeof createMailServer>>

/** An IMAP and an SMTP server in this process, on loopback, forgetting all when closed. */
export async function createMailServer(options: MailServerOptions) {
  const { domain, host = '127.0.0.1', starttls = false, saveSent = true, maxPerFolder = 5000 } = options
  const now = options.now ?? (() => new Date())
  const failures = createMailFailures()
  const accounts = createMailAccounts({ domain, saveSent, maxPerFolder, failures, now })
  const listeners = new Set<(mail: ReceivedMail) => void>()

  const imap = await startImapServer({ host, port: options.imapPort ?? 0, accounts, failures, starttls })
  const smtp = await startSmtpServer({
    host,
    port: options.smtpPort ?? 0,
    starttls,
    maxBytes: options.maxBytes ?? 50_000_000,
    failures,
    authenticate: (user, password) => accounts.signIn(user, password) !== null,
    refuse: accounts.refuse,
    accept(mail) {
      accounts.accept(mail)
      for (const listener of listeners) listener(mail)
    },
  })

  async function close() {
    await Promise.all([imap.close(), smtp.close()])
  }

  return {
    imap,
    smtp,
    accounts: {
      add: (address: string, password: string) => accounts.add(address, password),
      setPassword: (address: string, password: string) => accounts.setPassword(address, password),
    },
    /** Drops a mail into an account's folder without SMTP; clients that IDLE there hear of it. @returns its UID. */
    async deliver(
      mail: string | Buffer | MailComposerOptions,
      to: string,
      folder = 'INBOX',
    ): Promise<number> {
      return accounts.put({ from: '', raw: await toRaw(mail) }, to, folder)
    },
    mailbox: (address: string, folder = 'INBOX'): StoredMail[] => accounts.get(address).list(folder),
    /** New UIDVALIDITY and new numbers, as after a restore; clients are cut off so that they notice. */
    renumber(address: string, folder = 'INBOX') {
      accounts.get(address).renumber(folder)
      imap.disconnect()
    },
    /** Hears all that SMTP took, also for addresses without an account. @returns a function that ends it. */
    onReceived(listener: (mail: ReceivedMail) => void): () => void {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    fail: (rule: MailFailure) => failures.add(rule),
    close,
    [Symbol.asyncDispose]: close,
  }
}

async function toRaw(mail: string | Buffer | MailComposerOptions): Promise<Buffer> {
  if (Buffer.isBuffer(mail)) return mail
  if (typeof mail === 'string') return Buffer.from(mail.replace(/\r?\n/g, '\r\n'))
  return new MailComposer({ newline: 'win', ...mail }).compile().build()
}
