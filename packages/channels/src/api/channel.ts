import { type ChannelCheck, errorMessage, type ReplyQuestion, type ReplyTerms } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import { defineChannel } from '../define-channel.ts'
import { createGuardedFetch } from '../http/guarded-fetch.ts'
import type { ChannelOptions } from '../options.ts'
import { replyWay } from '../reply-terms.ts'
import { answerCall } from './answer-call.ts'
import { createApiClient, noAddress } from './client.ts'
import {
  type ApiSettings,
  credentialsSchema,
  info,
  kind,
  limits,
  secretsAt,
  settingsSchema,
  succeed,
} from './config.ts'
import { readCall } from './read-call.ts'
import { createApiSession } from './session.ts'

/** The customer's own software, in both directions by the Standard Webhooks. */
export const createApiChannel = (options: ChannelOptions) =>
  defineChannel({
    kind,
    label: 'API and webhooks',
    form: 'post',
    info,
    settings: settingsSchema,
    credentials: credentialsSchema,
    capabilities: { listen: true, calledOnly: true, watch: false, stream: false, reply: true, lookup: false },
    async check({ settings, credentials, signal }, context): Promise<ChannelCheck> {
      const ready = { step: 'secret', ok: true, message: 'Messages signed with this secret are taken' }
      if (settings.url === '')
        return { ok: true, steps: [ready, { step: 'replies', ok: true, message: noAddress }] }
      const client = createApiClient({ settings, credentials, policy: options }, context)
      const id = `ping_${crypto.randomUUID()}`
      try {
        const { status } = await client.tell({ id, type: 'ping', data: {}, signal })
        const message = `${new URL(settings.url).host} answered a signed ping with ${status}`
        return { ok: true, steps: [ready, { step: 'ping', ok: true, message }] }
      } catch (error) {
        if (error instanceof ChannelError && error.shutDoor !== null) throw error
        return { ok: false, steps: [ready, { step: 'ping', ok: false, message: errorMessage(error) }] }
      } finally {
        await client.close()
      }
    },
    connect: (account, context) => createApiSession({ ...account, policy: options }, context),
    address: ({ settings: { system } }) => system,
    own: ({ settings: { system } }) => [system],
    succeed,
    abilities: ({ settings: { url } }) => {
      const writes = url !== '' || noAddress
      return {
        listen: true,
        mentions: true,
        comments: true,
        direct: true,
        receipts: true,
        reply: writes,
        'reply-direct': writes,
        delete: writes,
      }
    },
    replyTerms: ({ settings }, question) => termsOf(settings, question),
    webhook: {
      answer: ({ credentials }, request) => answerCall(secretsAt(credentials, request.receivedAt), request),
      async read({ settings: { system } }, request) {
        // Files stand anywhere, and carry no secret of ours.
        await using http = createGuardedFetch({ ...options, open: true })
        return await readCall({ system, http, at: request.receivedAt }, request)
      },
    },
  })

function termsOf({ url }: ApiSettings, { last }: ReplyQuestion): ReplyTerms {
  const rest = {
    why: url === '' ? noAddress : null,
    files: { max: limits.files, maxBytes: limits.fileBytes, types: ['*/*'] },
  }
  const openUrl = last?.post.url ?? null
  // What was said in private is not answered before everybody.
  return last?.post.audience === 'public'
    ? { ways: [replyWay('public', rest), replyWay('direct', rest)], openUrl }
    : { ways: [replyWay('direct', { ...rest, label: 'Message' })], openUrl }
}
