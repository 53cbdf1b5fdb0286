import { createHmac } from 'node:crypto'
import type { WebhookCall } from '../telegram/telegram-bot.ts'
import type { TwilioMedia, TwilioMessage } from './twilio-types.ts'

/** A call as the network makes it: a form, and over address and form a signature. */
export function signedCall(url: string, form: Record<string, string>, authToken: string): WebhookCall {
  const signed = Object.keys(form)
    .toSorted()
    .reduce((text, name) => text + name + (form[name] ?? ''), url)
  return {
    url,
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'i-twilio-idempotency-token': crypto.randomUUID(),
      'x-twilio-signature': createHmac('sha1', authToken).update(signed).digest('base64'),
    },
    body: Buffer.from(new URLSearchParams(form).toString()),
  }
}

/** What it tells of a message that came in. */
export function inboundForm(
  message: TwilioMessage,
  media: readonly TwilioMedia[],
  root: string,
): Record<string, string> {
  const base = `${root}/2010-04-01/Accounts/${message.account_sid}/Messages/${message.sid}/Media`
  const files = media.flatMap(({ sid, contentType }, index) => [
    [`MediaUrl${index}`, `${base}/${sid}`],
    [`MediaContentType${index}`, contentType],
  ])
  return {
    ToCountry: 'GB',
    SmsMessageSid: message.sid,
    NumMedia: message.num_media,
    SmsSid: message.sid,
    SmsStatus: 'received',
    Body: message.body,
    FromCountry: 'GB',
    To: message.to,
    NumSegments: message.num_segments,
    MessageSid: message.sid,
    AccountSid: message.account_sid,
    From: message.from ?? '',
    ApiVersion: '2010-04-01',
    ...(message.messaging_service_sid !== null && { MessagingServiceSid: message.messaging_service_sid }),
    ...Object.fromEntries(files),
  }
}

/** What it tells of one that we sent. */
export function statusForm(message: TwilioMessage): Record<string, string> {
  return {
    SmsSid: message.sid,
    SmsStatus: message.status,
    MessageStatus: message.status,
    To: message.to,
    MessageSid: message.sid,
    AccountSid: message.account_sid,
    From: message.from ?? '',
    ApiVersion: '2010-04-01',
    ...(message.error_code !== null && { ErrorCode: String(message.error_code) }),
  }
}
