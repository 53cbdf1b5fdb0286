import type { OutboundMessage } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import type { ChannelSession, ReadResult, SentQuestion } from '../contract.ts'
import { childSchema } from './api-types.ts'
import { backfillReddit } from './backfill-reddit.ts'
import { createRedditClient, type RedditAccount } from './client.ts'
import { lookupReddit } from './lookup-reddit.ts'
import { profileOf } from './mapper.ts'
import { createListener, textsOf } from '../listening/create-listener.ts'
import { pullListening } from '../listening/pull-listening.ts'
import { planReddit } from './listening.ts'
import { pullReddit } from './pull-reddit.ts'
import { readChildren } from './read-child.ts'
import { sendReddit } from './send-reddit.ts'

export function createRedditSession(account: RedditAccount, context: ChannelContext): ChannelSession {
  const client = createRedditClient(account, context)
  const { settings } = account
  const deps = { client, settings, clock: context.clock }
  const listener = createListener(context.wanted, (wanted) => planReddit(settings, wanted))
  const asking = (searches: string[]) => ({ ...deps, settings: { ...settings, searches } })

  return {
    pull: (input) => pullListening(listener, (searches) => pullReddit(asking(searches), input)),
    watch: async () => {
      throw new ChannelError({ class: 'rejected', message: 'Reddit does not tell an account of news' })
    },
    async send(message, { signal } = {}) {
      expectPost(message)
      return await sendReddit(deps, message, signal)
    },
    async lookupSent({ message, since }) {
      expectPost(message)
      return await lookupReddit(deps, { message, since })
    },
    read: async (raw, { direction }) => readAgain(raw, { us: settings.username, direction }),
    async *backfill(input) {
      const { plan } = await listener.now()
      yield* backfillReddit(asking(textsOf(plan)), input)
    },
    react: async ({ externalId }) => await client.vote(externalId, '1'),
    unreact: async ({ externalId }) => await client.vote(externalId, '0'),
    remove: async ({ externalId }) => await client.remove(externalId),
    profile: async ({ handle, value }) => profileOf(await client.about(handle ?? value)),
    [Symbol.asyncDispose]: client.close,
  }
}

function expectPost<M extends OutboundMessage | SentQuestion['message']>(
  message: M,
): asserts message is Extract<M, { form: 'post' }> {
  if (message.form !== 'post')
    throw new ChannelError({ class: 'rejected', message: 'No mail leaves by Reddit' })
}

/** One that was set aside, once it can be read. What is read again was said to us, or by us. */
function readAgain(raw: Uint8Array, { us, direction }: { us: string; direction: 'in' | 'out' }): ReadResult {
  const fail = (reason: string): ReadResult => ({
    ok: false,
    unreadable: { externalId: 'unknown', direction, reason, raw },
  })
  try {
    const child = childSchema.parse(JSON.parse(new TextDecoder().decode(raw)))
    const { messages, unreadable } = readChildren([child], { us, toUs: false })
    if (messages[0] !== undefined) return { ok: true, message: { ...messages[0], raw } }
    return unreadable[0] === undefined ? fail('It says nothing') : { ok: false, unreadable: unreadable[0] }
  } catch {
    return fail('It is nothing that Reddit says')
  }
}
