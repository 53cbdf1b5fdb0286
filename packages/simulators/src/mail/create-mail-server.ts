import MailComposer, { type MailComposerOptions } from 'nodemailer/lib/mail-composer'
import { createImapAccount, type ImapAccount, type StoredMail } from './imap-account.ts'
import { startImapServer } from './imap-server.ts'
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
  const { host = '127.0.0.1', starttls = false, now = () => new Date() } = options
  const accounts = new Map<string, { account: ImapAccount; password: string }>()
  const failures = createMailFailures()
  const listeners = new Set<(mail: ReceivedMail) => void>()

  const find = (address: string) => accounts.get(withoutSuffix(address))?.account
  const require = (address: string) => {
    const account = find(address)
    if (!account) throw new Error(`no account ${address}`)
    return account
  }
  const put = (account: ImapAccount, mail: Pick<ReceivedMail, 'from' | 'raw'>, to: string, folder = 'INBOX') =>
    account.append(folder, Buffer.concat([traceHeaders(mail.from, to, now()), mail.raw]))

  function accept(mail: ReceivedMail) {
    for (const to of mail.to) {
      const account = find(to)
      if (account) put(account, mail, to)
    }
    if (mail.user && (options.saveSent ?? true)) find(mail.user)?.append('Sent', mail.raw, ['\\Seen'])
    for (const listener of listeners) listener(mail)
  }

  function refuse(address: string, user: string | null) {
    if (find(address)) return null
    if (address.toLowerCase().endsWith(`@${options.domain.toLowerCase()}`))
      return { code: 550, message: `5.1.1 <${address}>: Recipient address rejected: no such user here` }
    return user ? null : { code: 554, message: `5.7.1 <${address}>: Relay access denied` }
  }

  const imap = await startImapServer({ host, port: options.imapPort ?? 0, accounts, failures, starttls })
  const smtp = await startSmtpServer({
    host,
    port: options.smtpPort ?? 0,
    starttls,
    maxBytes: options.maxBytes ?? 50_000_000,
    failures,
    authenticate: (user, password) => accounts.get(user.toLowerCase())?.password === password,
    refuse,
    accept,
  })

  async function close() {
    await Promise.all([imap.close(), smtp.close()])
  }

  return {
    imap,
    smtp,
    accounts: {
      add(address: string, password: string) {
        const account = createImapAccount(address, { maxPerFolder: options.maxPerFolder ?? 5000, now })
        accounts.set(address.toLowerCase(), { account, password })
      },
      has: (address: string) => find(address) !== undefined,
      setPassword(address: string, password: string) {
        accounts.set(address.toLowerCase(), { account: require(address), password })
      },
    },
    /** Drops a mail into an account's folder without SMTP; clients that IDLE there hear of it. @returns its UID. */
    async deliver(mail: string | Buffer | MailComposerOptions, to: string, folder = 'INBOX'): Promise<number> {
      return put(require(to), { from: '', raw: await toRaw(mail) }, to, folder)
    },
    mailbox: (address: string, folder = 'INBOX'): StoredMail[] => require(address).list(folder),
    /** New UIDVALIDITY and new numbers, as after a restore; clients are cut off so that they notice. */
    renumber(address: string, folder = 'INBOX') {
      require(address).renumber(folder)
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

function withoutSuffix(address: string): string {
  return address.toLowerCase().replace(/\+[^@]*(?=@)/, '')
}

function traceHeaders(from: string, to: string, at: Date): Buffer {
  const lines = [
    `Return-Path: <${from}>`,
    `Delivered-To: ${to}`,
    `Received: by mail.simulator.test; ${at.toUTCString().replace('GMT', '+0000')}`,
  ]
  return Buffer.from(lines.join('\r\n') + '\r\n')
}

async function toRaw(mail: string | Buffer | MailComposerOptions): Promise<Buffer> {
  if (Buffer.isBuffer(mail)) return mail
  if (typeof mail === 'string') return Buffer.from(mail.replace(/\r?\n/g, '\r\n'))
  return new MailComposer({ newline: 'win', ...mail }).compile().build()
}
