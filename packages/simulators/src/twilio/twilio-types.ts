/** A message as the API of 2010-04-01 describes it. */
export interface TwilioMessage {
  sid: string
  account_sid: string
  api_version: '2010-04-01'
  from: string | null
  to: string
  body: string
  direction: 'inbound' | 'outbound-api'
  status: string
  date_created: string
  date_sent: string | null
  date_updated: string
  messaging_service_sid: string | null
  num_media: string
  num_segments: string
  price: string | null
  price_unit: string
  error_code: number | null
  error_message: string | null
  uri: string
  subresource_uris: { media: string }
}

export interface TwilioMedia {
  sid: string
  contentType: string
  content: Uint8Array
}

export interface TwilioAccountOptions {
  sid: string
  authToken: string
  /** The numbers it has. */
  numbers: string[]
  apiKeys?: Record<string, string>
  name?: string
}

/** A refusal in the API's words. */
export class TwilioRefusal extends Error {
  readonly status: number
  readonly code: number
  constructor(status: number, code: number, message: string) {
    super(message)
    this.status = status
    this.code = code
  }
}
