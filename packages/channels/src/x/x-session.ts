import type { ChannelAccount } from '@hubbub/contracts'
import { z } from 'zod'
import type { ChannelContext } from '../context.ts'
import type { ChannelSession, ReadResult } from '../contract.ts'
import { includesSchema } from './api-types.ts'
import { createListener, textsOf } from '../listening/create-listener.ts'
import { backfill } from './backfill.ts'
import { accountOf } from './check-x.ts'
import { createXClient, type XClient } from './client.ts'
import type { XCredentials, XSettings } from './config.ts'
import { lookupSent } from './lookup-sent.ts'
import type { FetchFile } from './media.ts'
import { profileOf } from './mapper.ts'
import type { StreamTiming } from './open-post-stream.ts'
import { planX } from './listening.ts'
import { pullX } from './pull-x.ts'
import { idOf, readDirects, type Reading, readPosts } from './read-posts.ts'
import { factsOf, writesLong } from './reply-rules.ts'
import { sendX } from './send-x.ts'
import type { SourceDeps } from './sources.ts'
import { createPurse } from './spend.ts'
import { createTokens } from './tokens.ts'
import { createTransport } from './transport.ts'

export interface XAccount {
  settings: XSettings
  credentials: XCredentials
  account: ChannelAccount | null
  root: string
  timing: StreamTiming
  fetchFile: FetchFile
}

export function openClient(
  { credentials, root }: Pick<XAccount, 'credentials' | 'root'>,
  context: ChannelContext,
): XClient {
  const { clock, allotment, credentials: keeper } = context
  const transport = createTransport(root)
  const tokens = createTokens(credentials, { transport, keeper, clock })
  return createXClient({ transport, tokens, allotment, clock })
}

export function createXSession(view: XAccount, context: ChannelContext): ChannelSession {
  const { settings, timing } = view
  const { clock, meter } = context
  const client = openClient(view, context)
  const purse = createPurse({ meter, clock, prices: settings.prices })
  const listener = createListener(context.wanted, (wanted) => planX(settings, wanted))
  let known = view.account

  /** As the last check said, else asked for once. */
  async function ourselves(signal?: AbortSignal): Promise<ChannelAccount> {
    known ??= accountOf((await client.me(signal)).data)
    return known
  }
  const depsFor = async (signal?: AbortSignal): Promise<SourceDeps> => ({
    client,
    purse,
    clock,
    settings,
    terms: textsOf((await listener.now()).plan),
    ownId: (await ourselves(signal)).id,
    fetchFile: view.fetchFile,
  })

  return {
    async *pull(input) {
      yield* pullX({ ...(await depsFor(input.signal)), timing, listener }, input)
    },
    watch: async () => {},
    async send(message, { signal } = {}) {
      const { handle } = await ourselves(signal)
      return await sendX({ client, purse, settings, handle, writesLong: writesLong(known) }, message, signal)
    },
    async lookupSent(question) {
      const { id: ownId, handle } = await ourselves()
      return await lookupSent({ client, ownId, handle }, question)
    },
    read: async (raw) => await readAgain(raw, { ownId: (await ourselves()).id, fetchFile: view.fetchFile }),
    async *backfill(input) {
      const { handle } = await ourselves(input.signal)
      yield* backfill(await depsFor(input.signal), handle, input)
    },
    async remove(post) {
      await client.deletePost(factsOf(post).postId ?? post.externalId)
    },
    async hide(post, hidden) {
      await client.hide(factsOf(post).postId ?? post.externalId, hidden)
    },
    async profile({ value }) {
      await purse.permit('profile')
      const { data } = await client.user(value)
      await purse.lookedUp(value)
      return profileOf(data)
    },
    async [Symbol.asyncDispose]() {},
  }
}

const rawSchema = z.object({ post: z.unknown(), direct: z.unknown(), includes: includesSchema }).partial()

/** One that was set aside, once it can be read. */
async function readAgain(raw: Uint8Array, reading: Reading): Promise<ReadResult> {
  const {
    post,
    direct,
    includes = includesSchema.parse({}),
  } = rawSchema.parse(JSON.parse(new TextDecoder().decode(raw)))
  const { messages, unreadable } =
    direct === undefined
      ? await readPosts(reading, [post], includes)
      : await readDirects(reading, [direct], includes)
  if (messages[0]) return { ok: true, message: messages[0] }
  const silent = {
    externalId: idOf(post ?? direct),
    direction: 'in',
    reason: 'It says nothing',
    raw,
  } as const
  return { ok: false, unreadable: unreadable[0] ?? silent }
}
