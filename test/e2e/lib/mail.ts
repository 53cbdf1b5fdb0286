import { createTransport } from 'nodemailer'
import type { MailServer } from '@hubbub/simulators'
import { eventually } from '@hubbub/test-support'

export interface Letter {
  from: string
  to: string
  subject: string
  text: string
  inReplyTo?: string
  references?: string[]
  /** When it says that it was written; now where it is left out. */
  date?: Date
}

/** Sends as a customer does, from outside. @returns the Message-ID. */
export async function sendMail({ smtp }: MailServer, letter: Letter): Promise<string> {
  const transport = createTransport({ host: smtp.host, port: smtp.port, secure: false, ignoreTLS: true })
  try {
    const { messageId } = await transport.sendMail(letter)
    return messageId
  } finally {
    transport.close()
  }
}

/** To where the mail asks for answers, and in its thread. */
export async function answerMail(
  mail: MailServer,
  raw: string,
  { from, text }: { from: string; text: string },
): Promise<void> {
  await sendMail(mail, {
    from,
    to: headerOf(raw, 'Reply-To'),
    subject: headerOf(raw, 'Subject'),
    text,
    inReplyTo: headerOf(raw, 'Message-ID'),
    references: headerOf(raw, 'References').split(' '),
  })
}

/** The newest mail in somebody's mailbox, once there are so many. */
export async function mailNumber(mail: MailServer, address: string, count: number): Promise<string> {
  return await eventually(() => mail.mailbox(address)[count - 1]?.raw.toString(), { timeout: 15_000 })
}

/** One header of a raw mail, unfolded. */
export function headerOf(raw: string, name: string): string {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replaceAll(/\r\n[ \t]+/g, ' ')
  const line = head.split('\r\n').find((each) => each.toLowerCase().startsWith(`${name.toLowerCase()}:`))
  if (line === undefined) throw new Error(`no ${name} in\n${head}`)
  return line.slice(name.length + 1).trim()
}
