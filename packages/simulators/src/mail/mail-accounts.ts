import { createImapAccount, type ImapAccount } from './imap-account.ts'
import type { MailFailures } from './mail-failures.ts'
import type { ReceivedMail } from './smtp-server.ts'

export type MailAccounts = ReturnType<typeof createMailAccounts>

/** Who has a mailbox here, and what happens to a mail on its way into one. */
export function createMailAccounts(options: {
  domain: string
  saveSent: boolean
  maxPerFolder: number
  failures: MailFailures
  now: () => Date
}) {
  const { domain, maxPerFolder, failures, now } = options
  const accounts = new Map<string, { account: ImapAccount; password: string }>()
  const find = (address: string) => accounts.get(withoutSuffix(address))?.account

  function get(address: string): ImapAccount {
    const account = find(address)
    if (!account) throw new Error(`no account ${address}`)
    return account
  }

  function put(mail: Pick<ReceivedMail, 'from' | 'raw'>, to: string, folder = 'INBOX'): number {
    return get(to).append(folder, Buffer.concat([traceHeaders(mail.from, to, now()), mail.raw]))
  }

  return {
    get,
    put,
    add(address: string, password: string) {
      const account = createImapAccount(address, { maxPerFolder, failures, now })
      accounts.set(address.toLowerCase(), { account, password })
    },
    setPassword(address: string, password: string) {
      accounts.set(address.toLowerCase(), { account: get(address), password })
    },
    signIn(user: string, password: string): ImapAccount | null {
      const known = accounts.get(user.toLowerCase())
      return known?.password === password ? known.account : null
    },
    accept(mail: ReceivedMail) {
      for (const to of mail.to) if (find(to)) put(mail, to)
      if (mail.user && options.saveSent) find(mail.user)?.append('Sent', mail.raw, ['\\Seen'])
    },
    /** Why a recipient is not taken: unknown here, or elsewhere without having signed in. */
    refuse(this: void, address: string, user: string | null) {
      if (find(address)) return null
      if (address.toLowerCase().endsWith(`@${domain.toLowerCase()}`))
        return { code: 550, message: `5.1.1 <${address}>: Recipient address rejected: no such user here` }
      return user ? null : { code: 554, message: `5.7.1 <${address}>: Relay access denied` }
    },
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
