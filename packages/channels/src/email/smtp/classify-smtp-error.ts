import { errorMessage, type RecipientResult } from '@hubbub/contracts'
import type { NodemailerError } from 'nodemailer/lib/errors'
import { ChannelError, type ChannelErrorClass } from '../../channel-error.ts'

const rateLimit =
  /\b(4\.7\.0|4\.7\.28|5\.4\.5|4\.5\.3)\b|\brate\b|too many|throttl|limit exceeded|exceeded.{0,30}(limit|quota)/i
const waitMs = { soon: 5 * 60_000, tomorrow: 60 * 60_000 }

/** `dataSent`: all of the message had been handed to the connection, so without an answer nobody knows. */
export function classifySmtpError(error: unknown, context: { now: Date; dataSent: boolean }): ChannelError {
  if (error instanceof ChannelError) return error
  const failure = error as NodemailerError
  const kind = classOf(failure)
  const recipients = (failure.rejectedErrors ?? []).map(toRecipientResult)
  return new ChannelError({
    class: kind,
    message: failure.response ?? errorMessage(error),
    maybeSent: context.dataSent && failure.responseCode === undefined,
    recipients,
    cause: error,
    ...(kind === 'rate-limited' && { until: until(failure, context.now) }),
  })
}

function classOf(error: NodemailerError): ChannelErrorClass {
  const { responseCode, code } = error
  if (code === 'EAUTH' || code === 'ENOAUTH' || code === 'EOAUTH2') return classOfSignIn(error)
  if (responseCode === undefined) return 'retry'
  if (rateLimit.test(error.response ?? '')) return 'rate-limited'
  if (responseCode === 530 || responseCode === 535) return 'reauthorize'
  return responseCode >= 500 && responseCode !== 503 ? 'rejected' : 'retry'
}

/** A server that is busy also refuses to sign one in, with 4xx. */
function classOfSignIn({ responseCode, response }: NodemailerError): ChannelErrorClass {
  if (responseCode !== undefined && responseCode < 500)
    return rateLimit.test(response ?? '') ? 'rate-limited' : 'retry'
  return 'reauthorize'
}

function until({ responseCode }: NodemailerError, now: Date): Date {
  return new Date(now.getTime() + ((responseCode ?? 0) >= 500 ? waitMs.tomorrow : waitMs.soon))
}

export function toRecipientResult(error: NodemailerError): RecipientResult {
  return {
    address: error.recipient ?? '',
    status: (error.responseCode ?? 0) >= 500 ? 'rejected' : 'deferred',
    response: error.response ?? error.message,
  }
}
