import { Readable } from 'node:stream'
import type { RecipientResult, SendResult } from '@hubbub/contracts'
import { createTransport } from 'nodemailer'
import type { ComposedMail } from '../compose.ts'
import { messageIdIn } from '../read/message-ids.ts'
import { classifySmtpError, toRecipientResult } from './classify-smtp-error.ts'
import { type SmtpAccount, smtpOptions } from './smtp-options.ts'

export interface SendInput {
  mail: ComposedMail
  messageId: string
  signal?: AbortSignal
  now: Date
}

/**
 * Hands one mail to the server over a connection of its own. A pool would send a mail again by itself when its
 * connection breaks, which is how a customer gets an answer twice.
 */
export async function sendMail(
  account: SmtpAccount,
  { mail, messageId, signal, now }: SendInput,
): Promise<SendResult> {
  signal?.throwIfAborted()
  const transport = createTransport(await findServer(account, now))
  const body = countedBody(mail.raw)
  try {
    const info = await transport.sendMail({
      envelope: mail.envelope,
      raw: body.stream,
      ...(signal && { signal }),
    })
    const refused = (info.rejectedErrors ?? []).map(toRecipientResult)
    return {
      externalId: messageId,
      ownRef: messageIdIn(info.serverMessageId) ?? messageId,
      response: info.response,
      recipients: [...info.accepted.map((address) => accepted(address, info.response)), ...refused],
    }
  } catch (error) {
    throw classifySmtpError(error, { now, dataSent: body.isRead() })
  } finally {
    transport.close()
  }
}

/** Until here nothing has left. */
async function findServer(account: SmtpAccount, now: Date) {
  return await smtpOptions(account).catch((error: unknown) => {
    throw classifySmtpError(error, { now, dataSent: false })
  })
}

function accepted(address: string, response: string): RecipientResult {
  return { address, status: 'accepted', response }
}

/** Knows whether its end was reached: before that no server can have taken the mail. */
function countedBody(raw: Buffer) {
  let read = false
  const stream = Readable.from(
    (function* () {
      for (let at = 0; at < raw.length; at += chunk) {
        if (at + chunk >= raw.length) read = true
        yield raw.subarray(at, at + chunk)
      }
    })(),
    { objectMode: false },
  )
  return { stream, isRead: () => read }
}

const chunk = 64 * 1024
