import type { InboundChange, OutboundMessage, OutboundPost, PostRef } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import type { ChannelSession, ReadResult, SentQuestion } from '../contract.ts'
import { createListener } from '../listening/create-listener.ts'
import { statusSchema } from './api-types.ts'
import { createMastodonClient, type MastodonAccount } from './client.ts'
import { planMastodon } from './listening.ts'
import { messageOf, type Ourselves, profileOf } from './mapper.ts'
import { pagesAfter } from './pages.ts'
import { pullMastodon } from './pull-mastodon.ts'
import { findSame, resultOf, sendStatus } from './send-status.ts'
import { watchMastodon } from './watch-mastodon.ts'

/** For so long an instance knows a key again; it forgets after an hour. */
const keyMs = 50 * 60_000

export function createMastodonSession(account: MastodonAccount, context: ChannelContext): ChannelSession {
  const client = createMastodonClient(account, context)
  const { clock } = context
  const { host } = new URL(account.settings.url)
  let known: Ourselves | null = null
  const us = async (): Promise<Ourselves> => (known ??= { id: (await client.me()).id, host })
  const changes: InboundChange[] = []
  const { settings } = account
  const listener = createListener(context.wanted, (wanted) => planMastodon(settings, wanted))
  const deps = { client, settings, clock, us, changes, listener }

  async function lookupSent({ message, since }: SentQuestion) {
    const { id } = await us()
    const wanted = { message: expectPost(message), since }
    const walk = {
      after: null,
      since: new Date(since.getTime() - 600_000),
      signal: AbortSignal.timeout(60_000),
    }
    for await (const { items } of pagesAfter(client.statusesOf(id), walk)) {
      const found = findSame(items, wanted)
      if (found !== null) return resultOf(found)
    }
    return clock.now().getTime() - since.getTime() < keyMs ? 'not-sent' : 'unknown'
  }

  return {
    pull: (input) => pullMastodon(deps, input),
    watch: async (input) => {
      try {
        await watchMastodon(deps, input)
      } catch (error) {
        if (!input.signal.aborted) throw error
      }
    },
    send: async (message, { signal } = {}) => await sendStatus(client, expectPost(message), signal),
    lookupSent,
    read: async (raw) => readAgain(raw, await us()),
    react: async ({ externalId }: PostRef) => void (await client.favourite(externalId)),
    unreact: async ({ externalId }: PostRef) => void (await client.unfavourite(externalId)),
    remove: async ({ externalId }: PostRef) => await client.remove(externalId),
    profile: async (party) => profileOf(await client.profile(party.handle ?? party.value), host),
    [Symbol.asyncDispose]: client.close,
  }
}

function expectPost<M extends OutboundMessage | SentQuestion['message']>(
  message: M,
): Extract<M, { form: 'post' }> {
  if (message.form === 'post') return message as Extract<M, { form: 'post' } & Partial<OutboundPost>>
  throw new ChannelError({ class: 'rejected', message: 'No mail leaves by Mastodon' })
}

function readAgain(raw: Uint8Array, us: Ourselves): ReadResult {
  const fail = (reason: string): ReadResult => ({
    ok: false,
    unreadable: { externalId: 'unknown', direction: 'in', reason, raw },
  })
  try {
    const status = statusSchema.safeParse(JSON.parse(new TextDecoder().decode(raw)))
    if (!status.success) return fail('It is no status')
    const parents = status.data.inReplyToId ? [status.data.inReplyToId] : []
    return { ok: true, message: { ...messageOf(status.data, us, { parents, attachments: [] }), raw } }
  } catch {
    return fail('It is no JSON')
  }
}
