import { setTimeout as sleep } from 'node:timers/promises'
import { type ChannelContext, createChannels, plainContext } from '@hubbub/channels'
import type { InboundChange, InboundMessage, OutboundPost, PostRef } from '@hubbub/contracts'
import { join, type Ref } from './person.ts'
import type { RealNetwork } from './start-network.ts'

export type Scene = Awaited<ReturnType<typeof openScene>>

interface Credentials {
  password: string
  tokens: { did: string; handle: string; accessJwt: string; refreshJwt: string }
}

const nowhere: Ref = { uri: '', cid: '' }
const patienceMs = 30_000

/** A shop that hears the network by our channel, and Kim, who uses the network itself. */
export async function openScene({ url, jwtSecret }: RealNetwork, stack: AsyncDisposableStack) {
  const channel = createChannels({ allowPrivateHosts: true, urls: {} }).get('bluesky')
  if (channel === undefined) throw new Error('there is no Bluesky')
  const shop = await join(url, 'teashop.test')
  const kim = await join(url, 'kim.test')
  const account = {
    settings: { handle: shop.handle, service: url, searches: [] },
    credentials: { password: await shop.appPassword('hubbub') },
  }
  const session = stack.use(channel.connect(account))
  const all = new Map<string, InboundMessage>()
  const changes: InboundChange[] = []
  let cursor: unknown = null

  /** What a pull tells that none has told before. */
  async function news(): Promise<InboundMessage[]> {
    const fresh: InboundMessage[] = []
    for await (const batch of session.pull({ cursor, signal: AbortSignal.timeout(patienceMs) })) {
      cursor = batch.cursor
      changes.push(...(batch.changes ?? []))
      for (const message of batch.messages) {
        if (all.has(message.externalId)) throw new Error(`${message.externalId} was told twice`)
        all.set(message.externalId, message)
        fresh.push(message)
      }
    }
    return fresh
  }

  return {
    channel,
    account,
    session,
    shop,
    kim,
    jwtSecret,
    changes: changes as readonly InboundChange[],
    /** What Kim said first, and what we answered. */
    root: nowhere,
    answer: '',
    news,
    until,
    async heard(externalId: string): Promise<InboundMessage> {
      await until(async () => {
        if (!all.has(externalId)) await news()
        if (!all.has(externalId)) throw new Error(`${externalId} is not heard`)
      })
      return all.get(externalId) as InboundMessage
    },
    refTo({ externalId, author, post }: InboundMessage): PostRef {
      if (post === null) throw new Error(`${externalId} is no post`)
      return { externalId, author, post }
    },
    post: (text: string, changed: Partial<OutboundPost> = {}): OutboundPost => ({
      form: 'post',
      messageId: crypto.randomUUID(),
      audience: 'public',
      to: null,
      text,
      inReplyTo: null,
      root: null,
      attachments: [],
      ...changed,
    }),
    keeper,
  }
}

/** Keeps credentials as the product does, and counts how often they were renewed. */
function keeper(first: Credentials) {
  let stored = first
  let renewals = 0
  const context: ChannelContext = plainContext({
    credentials: {
      async renew(_stale, fetchNew) {
        stored = (await fetchNew(stored)) as Credentials
        renewals += 1
        return stored
      },
    },
  })
  return { context, stored: () => stored, renewals: () => renewals }
}

/** The network takes a moment until what was written is known everywhere. */
async function until(check: () => Promise<void>): Promise<void> {
  const end = performance.now() + patienceMs
  for (;;) {
    try {
      return await check()
    } catch (error) {
      if (performance.now() > end) throw error
      await sleep(200)
    }
  }
}
