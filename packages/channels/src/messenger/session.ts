import type { PostRef } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import type { ChannelActions, ChannelSession } from '../contract.ts'
import { lookAfter } from '../meta/look.ts'
import { ensureSubscribed } from '../meta/messaging/ensure-subscribed.ts'
import { factsOf } from '../meta/messaging/facts.ts'
import { type Reading, readAgain } from '../meta/messaging/read-entries.ts'
import { backfill } from './backfill.ts'
import type { MessengerClient } from './client.ts'
import { fieldsOf, kind, limits, type MessengerSettings } from './config.ts'
import { lookUpSent } from './look-up.ts'
import { sendMessage } from './send-message.ts'

export interface MessengerAccount {
  settings: MessengerSettings
  client: MessengerClient
  reading(signal?: AbortSignal): Promise<Reading>
}

export function createMessengerSession(
  { settings, client, reading }: MessengerAccount,
  { clock }: ChannelContext,
): ChannelSession {
  const ensureCalled = async (signal: AbortSignal) =>
    await ensureSubscribed(client, fieldsOf(settings), signal)
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

function actionsOf(client: MessengerClient): Partial<ChannelActions> {
  return {
    react: async (to) => await client.like(idOnPage(to), true),
    unreact: async (to) => await client.like(idOnPage(to), false),
    hide: async (post, hidden) => await client.hide(idOnPage(post), hidden),
    remove: async (post) => await client.remove(idOnPage(post)),
    profile: async ({ value, ...party }) => ({ ...party, value, kind, ...(await client.profile(value)) }),
    typing: async (to) => await client.sign(personOf(to), 'typing_on'),
    markRead: async (post) => await client.sign(personOf(post), 'mark_seen'),
  }
}

/** Of a message in Messenger nothing can be liked, hidden or taken back by a program. */
function idOnPage({ externalId, post }: PostRef): string {
  if (post.audience === 'public') return externalId
  throw new ChannelError({
    class: 'rejected',
    message: 'Facebook lets this be done with comments and posts only',
  })
}

function personOf(ref: PostRef): string {
  const id = factsOf(ref).personId
  if (id !== undefined) return id
  throw new ChannelError({ class: 'rejected', message: 'That is no conversation in Messenger' })
}
