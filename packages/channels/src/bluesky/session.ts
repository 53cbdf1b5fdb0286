import type { OutboundEnvelope, OutboundMessage, PostRef } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import type { ChannelSession, ReadResult } from '../contract.ts'
import { createListener } from '../listening/create-listener.ts'
import { chatMessageSchema, convoSchema, postViewSchema, type StrongRef } from './api-types.ts'
import { type BlueskyAccount, createBlueskyClient } from './client.ts'
import { chatMessageOf, messageOf, profileOf } from './mapper.ts'
import { planBluesky } from './listening.ts'
import { pullBluesky } from './pull-bluesky.ts'
import { lookupBluesky, refOf, sendBluesky } from './send-bluesky.ts'

export function createBlueskySession(account: BlueskyAccount, context: ChannelContext): ChannelSession {
  const client = createBlueskyClient(account, context)
  const { settings } = account
  const listener = createListener(context.wanted, (wanted) => planBluesky(settings, wanted))
  const deps = { client, settings, clock: context.clock, listener }

  return {
    pull: (input) => pullBluesky(deps, input),
    watch: async () => {
      throw new ChannelError({ class: 'rejected', message: 'Bluesky does not tell an account of news' })
    },
    async send(message, { signal } = {}) {
      expectPost(message)
      return await sendBluesky(deps, message, signal)
    },
    async lookupSent({ message, since }) {
      expectPost(message)
      return await lookupBluesky(deps, { message, since })
    },
    read: async (raw) => readAgain(raw, await client.did()),
    async react(to) {
      const ref = expectRef(to)
      // A second record of the same would stay behind when one is taken back.
      if ((await client.likesOf(ref.uri)).length === 0) await client.like(ref)
    },
    async unreact(to) {
      const { uri } = expectRef(to)
      const likes = new Set(await client.likesOf(uri))
      const seen = await client.likeSeen(uri)
      if (seen !== null) likes.add(seen)
      for (const like of likes) await client.unlike(like)
    },
    remove: async ({ externalId }) => await client.remove(externalId),
    profile: async ({ value }) => profileOf(await client.profile(value)),
    [Symbol.asyncDispose]: client.close,
  }
}

function expectRef(to: PostRef): StrongRef {
  const ref = refOf(to)
  if (ref !== null) return ref
  throw new ChannelError({ class: 'rejected', message: 'A direct message cannot be liked here' })
}

function expectPost<M extends OutboundMessage | OutboundEnvelope>(
  message: M,
): asserts message is Extract<M, { form: 'post' }> {
  if (message.form !== 'post')
    throw new ChannelError({ class: 'rejected', message: 'No mail leaves by Bluesky' })
}

function readAgain(raw: Uint8Array, us: string): ReadResult {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(raw))
    const view = postViewSchema.safeParse(value)
    if (view.success) return { ok: true, message: { ...messageOf(view.data, us, []), raw } }
    const { message, convo } = value as { message: unknown; convo: unknown }
    const chat = chatMessageOf(chatMessageSchema.parse(message), convoSchema.parse(convo), us)
    return { ok: true, message: { ...chat, raw } }
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'It cannot be read'
    return { ok: false, unreadable: { externalId: 'unknown', direction: 'in', reason, raw } }
  }
}
