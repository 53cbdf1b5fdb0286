import type { InboundBatch } from '@hubbub/contracts'
import type { ChannelContext } from '../context.ts'
import type { HostPolicy } from '../hosts/refuse-host.ts'
import type { WebhookAnswer, WebhookRequest } from '../webhook.ts'
import { callSchema } from './api-types.ts'
import { createSmsClient } from './client.ts'
import type { SmsCredentials, SmsSettings } from './config.ts'
import { changeOf, mapCall, type NamedMedia } from './mapper.ts'
import { momentOfCall } from './moments.ts'
import { isFormType, isGenuine, paramsOf } from './signature.ts'
import { createPurse } from './spend.ts'
import { withFiles } from './with-files.ts'

export interface CalledAccount {
  settings: SmsSettings
  credentials: SmsCredentials
}

/** No answer of ours is sent by the call itself. */
const silence = {
  status: 200,
  contentType: 'text/xml; charset=utf-8',
  body: '<?xml version="1.0" encoding="UTF-8"?><Response/>',
} as const

export function answerCall({ credentials }: CalledAccount, request: WebhookRequest): WebhookAnswer {
  if (!isGenuine(credentials.authToken, request)) return { status: 403, keep: false }
  const call = callSchema.safeParse(inputOf(request)).data
  if (request.method !== 'POST' || call === undefined) return { status: 400, keep: false }
  const { MessageStatus: status } = call
  // That it waits or is on its way says nothing new.
  const isNews = status === undefined || changeOf(toState(call, status, request.receivedAt)) !== null
  return { ...silence, keep: isNews }
}

export async function readCall(
  { settings, credentials }: CalledAccount,
  request: WebhookRequest,
  { policy, context }: { policy: HostPolicy; context: ChannelContext },
): Promise<Omit<InboundBatch, 'cursor'>> {
  const input = inputOf(request)
  const call = callSchema.parse(input)
  const { MessageStatus: status } = call
  if (status !== undefined) {
    const change = changeOf(toState(call, status, request.receivedAt))
    return { messages: [], unreadable: [], changes: change === null ? [] : [change] }
  }
  const client = createSmsClient({ settings, credentials, policy }, context.clock)
  try {
    const now = context.clock.now()
    const mapped = mapCall(
      call,
      settings,
      await momentOfCall({ client, settings, now }, call, request.receivedAt),
    )
    const raw = request.body
    const message = await withFiles(client, mapped, { media: mediaIn(input, call.NumMedia), raw })
    await createPurse(context.meter, settings).received(call.NumSegments)
    return { messages: [message], unreadable: [] }
  } finally {
    await client.close()
  }
}

const toState = (
  call: { MessageSid: string; ErrorCode?: number | undefined; ErrorMessage?: string | undefined },
  status: string,
  at: Date,
) => ({
  sid: call.MessageSid,
  status,
  code: call.ErrorCode ?? null,
  words: call.ErrorMessage ?? null,
  at,
})

/** The form that Twilio sends, or JSON from those who do. */
export function inputOf({
  headers,
  body,
}: Pick<WebhookRequest, 'headers' | 'body'>): Record<string, unknown> {
  if (isFormType(headers['content-type'])) return Object.fromEntries(paramsOf(body))
  try {
    const parsed: unknown = JSON.parse(new TextDecoder().decode(body))
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : {}
  } catch {
    return {}
  }
}

function mediaIn(input: Record<string, unknown>, count: number): NamedMedia[] {
  return Array.from({ length: Math.min(count, 10) }, (_, index) => {
    const url = input[`MediaUrl${index}`]
    const type = input[`MediaContentType${index}`]
    return {
      url: typeof url === 'string' ? url : '',
      contentType: typeof type === 'string' ? type : 'application/octet-stream',
    }
  }).filter(({ url }) => URL.canParse(url))
}
