import type { EmailSettings, OutboundMail } from '@hubbub/contracts'
import { createMailServer, type MailServer, type MailServerOptions } from '@hubbub/simulators'
import type { ChannelHarness } from '../contract-suite/harness.ts'
import { createEmailChannel } from './channel.ts'

/** For servers on this machine. */
export const email = createEmailChannel({ allowPrivateHosts: true, urls: {} })

export const support = 'support@shop.test'
const anna = 'anna@post.test'

/** A mail server with one mailbox of ours and one of a customer. */
export async function startMailbox(
  options: Partial<MailServerOptions> = {},
  settings: Partial<EmailSettings> = {},
) {
  const server = await createMailServer({ domain: 'shop.test', ...options })
  server.accounts.add(support, 'secret')
  server.accounts.add(anna, 'hers')
  return { server, account: accountOf(server, settings), [Symbol.asyncDispose]: server.close }
}

function accountOf(server: MailServer, settings: Partial<EmailSettings>) {
  const at = (port: number) => ({ host: '127.0.0.1', port, security: 'none' as const })
  return {
    settings: {
      address: support,
      fromName: 'The Shop',
      user: support,
      imap: at(server.imap.port),
      smtp: at(server.smtp.port),
      sentCopy: 'server' as const,
      ...settings,
    },
    credentials: { password: 'secret' },
  }
}

let counter = 0

export function outboundMail(changes: Partial<OutboundMail> = {}): OutboundMail {
  return {
    form: 'mail',
    messageId: `hub.${crypto.randomUUID()}.t0k3n-${(counter += 1)}@shop.test`,
    from: { address: support, name: 'The Shop' },
    replyTo: 'support+t0k3n-1@shop.test',
    to: [{ kind: 'email', value: anna, name: 'Anna' }],
    cc: [],
    bcc: [],
    subject: 'Re: Where is my order?',
    text: 'It is on its way.',
    html: '<p>It is on its way.</p>',
    inReplyTo: 'first@post.test',
    references: ['first@post.test'],
    automatic: false,
    attachments: [],
    ...changes,
  }
}

export async function startEmailHarness(): Promise<ChannelHarness> {
  const { server, account } = await startMailbox()
  const closed = { host: '127.0.0.1', port: 1, security: 'none' as const }
  return {
    account,
    wrongCredentials: { ...account, credentials: { password: 'wrong' } },
    unreachable: { ...account, settings: { ...account.settings, imap: closed, smtp: closed } },
    async receive(text) {
      await server.deliver({ from: `Anna <${anna}>`, to: support, subject: 'Hello', text }, support)
    },
    outbound: (text) => outboundMail({ text, html: null }),
    outboundHalfRefused: (text) => ({
      message: outboundMail({
        text,
        html: null,
        cc: [{ kind: 'email', value: 'nobody@shop.test', name: null }],
      }),
      refused: 'nobody@shop.test',
    }),
    delivered: async (text) => server.mailbox(anna).filter(({ raw }) => raw.includes(text)).length,
    breakAfterAccepting: () => void server.fail({ on: 'drop-before-reply', times: 1 }),
    echoes: true,
    sparesKnown: true,
    disconnect: () => server.imap.disconnect(),
    [Symbol.asyncDispose]: server.close,
  }
}
