import { errorMessage } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import type { ChannelSession, ReadResult } from '../contract.ts'
import type { HostPolicy } from '../hosts/refuse-host.ts'
import { createGuardedFetch } from '../http/guarded-fetch.ts'
import { hasPassword } from './config.ts'
import { toMessage } from './mapper.ts'
import { planItems } from './plan-items.ts'
import { type FeedAccount, pullFeed } from './pull-feed.ts'
import { readFeed } from './read/read-feed.ts'

export function createFeedSession(
  account: FeedAccount & { policy: HostPolicy },
  { clock, allotment }: Pick<ChannelContext, 'clock' | 'allotment'>,
): ChannelSession {
  const http = createGuardedFetch({ ...account.policy, open: !hasPassword(account.credentials) })
  const deps = { account, http, clock, allotment, pace: { nextAt: 0 } }
  const readOnly = async () => {
    throw new ChannelError({ class: 'rejected', message: 'A feed can only be read' })
  }

  return {
    pull: (input) => pullFeed(deps, input),
    watch: readOnly,
    send: readOnly,
    lookupSent: async () => 'not-sent',
    read: async (raw) => readAgain(raw, { url: account.url, now: clock.now() }),
    [Symbol.asyncDispose]: http[Symbol.asyncDispose],
  }
}

/** A single item as it once stood in the feed. */
function readAgain(raw: Uint8Array, { url, now }: { url: string; now: Date }): ReadResult {
  const fail = (reason: string): ReadResult => ({
    ok: false,
    unreadable: { externalId: url, direction: 'in', reason, raw },
  })
  try {
    const feed = readFeed({ bytes: raw, contentType: 'text/xml; charset=utf-8', url })
    const [planned] = feed === null ? [] : planItems(feed.items, { seen: {}, shared: [] }).todo
    if (feed === null || planned === undefined) return fail('It is no item of a feed')
    const own = { title: null, link: null, imageUrl: null }
    return { ok: true, message: { ...toMessage(planned, { url, feed: own, now }), raw } }
  } catch (error) {
    return fail(errorMessage(error))
  }
}
