import { createTransport } from 'nodemailer'
import type { ConfigOf } from '@hubbub/runtime'
import type { config } from './system-mail.config.ts'

export interface SystemMail {
  to: string
  subject: string
  text: string
  /** The same, set. */
  html?: string
  /** RFC 5322 Message-ID without angle brackets, where the same mail may be sent again. */
  messageId?: string
  attachments?: readonly { filename: string; contentType: string; content: Uint8Array }[]
}

/** Sends the mails of the system itself: invitations, new passwords. Null where no mail server is set. */
export function createSystemMailer({ smtpUrl, from }: ConfigOf<typeof config>) {
  if (smtpUrl === undefined) return null
  const transport = createTransport({
    url: smtpUrl,
    requireTLS: needsTls(smtpUrl),
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    /** Throws where the server did not take it. @returns the server's own words. */
    async send({ to, subject, text, html, messageId, attachments = [] }: SystemMail): Promise<string> {
      // RFC 3834: nobody's absence notice answers this.
      const headers = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }
      const { response } = await transport.sendMail({
        from,
        to: { name: '', address: to },
        subject,
        text,
        ...(html !== undefined && { html }),
        headers,
        attachments: attachments.map(({ content, ...file }) => ({ ...file, content: Buffer.from(content) })),
        ...(messageId !== undefined && { messageId: `<${messageId}>` }),
      })
      return response
    },
  }
}

/** A link that opens an account crosses no network in plain text. */
function needsTls(smtpUrl: string): boolean {
  const { protocol, hostname } = new URL(smtpUrl)
  return protocol === 'smtp:' && !/^(localhost|127\.[\d.]+|\[::1\])$/.test(hostname)
}
