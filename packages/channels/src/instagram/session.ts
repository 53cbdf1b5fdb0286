import type { PostRef } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import type { ChannelActions, ChannelSession } from '../contract.ts'
import { lookAfter } from '../meta/look.ts'
import { ensureSubscribed } from '../meta/messaging/ensure-subscribed.ts'
import { factsOf } from '../meta/messaging/facts.ts'
import { type Reading, readAgain } from '../meta/messaging/read-entries.ts'
import { backfill } from './backfill.ts'
import type { InstagramClient } from './client.ts'
import { fieldsOf, kind, type InstagramSettings, limits } from './config.ts'
import { lookUpSent } from './look-up.ts'
import { sendMessage } from './send-message.ts'
import type { InstagramTokens } from './tokens.ts'

export interface InstagramDoor {
  settings: InstagramSettings
  client: InstagramClient
  /** Null: the token does not end. */
  tokens: InstagramTokens | null
  reading(signal?: AbortSignal): Promise<Reading>
}

export function createInstagramSession(
  { settings, client, tokens, reading }: InstagramDoor,
  { clock }: ChannelContext,
): ChannelSession {
  const ensureCalled = async (signal: AbortSignal) => {
    await tokens?.tend()
    return await ensureSubscribed(client, fieldsOf(settings), signal)
  }
  return {
    pull: (input) => lookAfter({ clock }, { keepsMs: limits.keepsMs, ensureCalled }, input),
    watch: async () => {},
    send: async (message, { signal } = {}) =>
      await sendMessage({ client, now: clock.now() }, message, signal),
    lookupSent: async (question) => await lookUpSent(client, question, (await reading()).desk),
    read: async (raw) => await readAgain(await reading(), raw),
    async *backfill(input) {
      yield* backfill({ client, reading: await reading(input.signal), comments: settings.comments }, input)
    },
    ...actionsOf(client),
    async [Symbol.asyncDispose]() {},
  }
}

/** The one sign that a program may put under a message. */
const heart = /^(❤️?|♥️?|😍|🥰|love)$/u

function actionsOf(client: InstagramClient): Partial<ChannelActions> {
  return {
    async react(to, emoji) {
      if (!heart.test(emoji)) throw refused('Instagram takes a heart only')
      const payload = { message_id: to.externalId, reaction: 'love' }
      await client.sign(personOf(to), 'react', { payload })
    },
    unreact: async (to) =>
      await client.sign(personOf(to), 'unreact', { payload: { message_id: to.externalId } }),
    hide: async (post, hidden) => await client.hide(commentOf(post), hidden),
    remove: async (post) => await client.remove(commentOf(post)),
    profile: async ({ value, ...party }) => ({ ...party, value, kind, ...(await client.profile(value)) }),
    typing: async (to) => await client.sign(personOf(to), 'typing_on'),
    markRead: async (post) => await client.sign(personOf(post), 'mark_seen'),
  }
}

function commentOf({ externalId, post }: PostRef): string {
  if (post.audience === 'public') return externalId
  throw refused('Instagram lets this be done with comments only')
}

function personOf(ref: PostRef): string {
  const id = factsOf(ref).personId
  if (id !== undefined) return id
  throw refused('That is no conversation on Instagram')
}

const refused = (message: string) => new ChannelError({ class: 'rejected', message })
