import type { KindInfo } from '../contract.ts'
import { form } from '../form.ts'

export const info: KindInfo = {
  summary: 'A number that people text, by Twilio or a server that speaks its API. Pictures are received too.',
  group: 'phone',
  offers: ['direct', 'reply-direct', 'receipts'],
  units: [
    { unit: 'segment-sent', label: 'Segments sent', costMicros: 8_300 },
    { unit: 'segment-received', label: 'Segments received', costMicros: 8_300 },
  ],
  guide: [
    'In the Twilio Console, buy a number that can send and receive text messages, or make a messaging service with one.',
    'Copy the account SID and the auth token from the first page of the Console.',
    'Connect it here. Afterwards open the number (or the service’s Integration page) and paste this channel’s webhook address as “A message comes in”, with POST. Without it messages still arrive, a minute later, as they are also fetched.',
  ],
  guideUrl: 'https://www.twilio.com/docs/messaging/guides/webhook-request',
  fields: [
    form.text('settings.accountSid', 'Account SID', { hint: 'Such as AC0123…' }),
    form.secret('credentials.authToken', 'Auth token', {
      required: false,
      hint: 'The network signs its calls with it. With an API key alone, messages are only fetched.',
    }),
    form.text('settings.from', 'Number', {
      required: false,
      hint: 'With + and its country, such as +442079460018; or a short code.',
    }),
    form.text('settings.messagingServiceSid', 'Messaging service SID', {
      required: false,
      hint: 'Instead of a number, or besides: it chooses the sender.',
    }),
    form.text('credentials.apiKey', 'API key SID', { required: false, advanced: true }),
    form.secret('credentials.apiSecret', 'API key secret', { required: false, advanced: true }),
    form.text('settings.apiUrl', 'Address of the API', {
      initial: 'https://api.twilio.com',
      required: false,
      advanced: true,
      hint: 'Of a server that speaks Twilio’s API.',
    }),
    form.number('settings.importDays', 'Days to look back at first', {
      required: false,
      advanced: true,
      initial: 1,
    }),
    form.number('settings.prices.sent', 'Price of a segment sent', {
      required: false,
      advanced: true,
      initial: 8_300,
      hint: 'In millionths of a US dollar: 8300 is $0.0083.',
    }),
    form.number('settings.prices.received', 'Price of a segment received', {
      required: false,
      advanced: true,
      initial: 8_300,
      hint: 'In millionths of a US dollar.',
    }),
  ],
}
