import { REST, type ResponseLike, type RESTOptions } from '@discordjs/rest'
import { Routes } from 'discord-api-types/v10'
import { Agent } from 'undici'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import { nativeInit } from '../http/native-init.ts'
import { retryAfter } from '../http/retry-after.ts'
import {
  applicationSchema,
  channelSchema,
  guildSchema,
  messageSchema,
  threadsSchema,
  userSchema,
} from './api-types.ts'
import { classifyDiscordError, limited } from './classify-discord-error.ts'
import { limits } from './config.ts'

export type DiscordClient = ReturnType<typeof createDiscordClient>
type Shared = Pick<ChannelContext, 'clock' | 'allotment'>

export interface Upload {
  name: string
  contentType: string
  data: Uint8Array
}

const CALL_MS = 30_000

/**
 * A kept connection that the server has closed meanwhile looks like one that broke while a message was on its way; a
 * fresh one for each call leaves no doubt.
 */
const agent = new Agent({ pipelining: 0, connectTimeout: 10_000 })

/** discord.js' REST behind the contract: what it answers is parsed, its errors are classified, its limits are shared. */
export function createDiscordClient({ token, root }: { token: string; root: string }, shared: Shared) {
  const rest = new REST({
    api: `${root}/api`,
    retries: 0,
    timeout: CALL_MS,
    // Whoever waits here would hold what others could do: it is said until when.
    rejectOnRateLimit: () => true,
    makeRequest: createRequests(shared),
  })

  const ask = createAsk(rest, token, shared)
  const get = async <Schema extends z.ZodType>(
    schema: Schema,
    route: `/${string}`,
    query: Record<string, string> = {},
    signal?: AbortSignal,
  ) => await ask(schema, async () => await rest.get(route, { query: new URLSearchParams(query) }), { signal })
  const nothing = z.unknown()

  return {
    rest,
    me: async (signal?: AbortSignal) => await get(userSchema, Routes.user(), {}, signal),
    application: async (signal?: AbortSignal) =>
      await get(applicationSchema, Routes.currentApplication(), {}, signal),
    guilds: async (signal?: AbortSignal) => await get(z.array(guildSchema), Routes.userGuilds(), {}, signal),
    channelsOf: async (guild: string, signal?: AbortSignal) =>
      await get(z.array(channelSchema), Routes.guildChannels(guild), {}, signal),
    threadsOf: async (guild: string, signal?: AbortSignal) =>
      (await get(threadsSchema, Routes.guildActiveThreads(guild), {}, signal)).threads,
    channel: async (id: string) => await get(channelSchema, Routes.channel(id)),
    user: async (id: string) => await get(userSchema, Routes.user(id)),
    message: async (channel: string, id: string) =>
      await get(messageSchema, Routes.channelMessage(channel, id)),
    /** The next after that one, newest first; each is parsed by itself. */
    messagesAfter: async (channel: string, after: string, signal?: AbortSignal) =>
      await get(
        z.array(z.unknown()),
        Routes.channelMessages(channel),
        { after, limit: String(limits.page) },
        signal,
      ),
    directWith: async (user: string) =>
      await ask(
        channelSchema,
        async () => await rest.post(Routes.userChannels(), { body: { recipient_id: user } }),
      ),
    post: async (channel: string, body: object, files: Upload[], signal?: AbortSignal) =>
      await ask(
        messageSchema,
        async () =>
          await rest.post(Routes.channelMessages(channel), {
            body,
            files: files.map((file) => ({ ...file, data: Buffer.from(file.data) })),
          }),
        { signal, sends: true },
      ),
    remove: async (channel: string, id: string) =>
      void (await ask(nothing, async () => await rest.delete(Routes.channelMessage(channel, id)))),
    react: async (channel: string, id: string, emoji: string) =>
      void (await ask(
        nothing,
        async () => await rest.put(Routes.channelMessageOwnReaction(channel, id, encodeURIComponent(emoji))),
      )),
    unreact: async (channel: string, id: string, emoji: string) =>
      void (await ask(
        nothing,
        async () =>
          await rest.delete(Routes.channelMessageOwnReaction(channel, id, encodeURIComponent(emoji))),
      )),
    typing: async (channel: string) =>
      void (await ask(nothing, async () => await rest.post(Routes.channelTyping(channel)))),
  }
}

/** Calls, parses and classifies. */
function createAsk(rest: REST, token: string, { clock }: Shared) {
  return async function ask<Schema extends z.ZodType>(
    schema: Schema,
    call: () => Promise<unknown>,
    { signal, sends = false }: { signal?: AbortSignal | undefined; sends?: boolean } = {},
  ): Promise<z.output<Schema>> {
    signal?.throwIfAborted()
    // A refused token is forgotten by the library.
    rest.setToken(token)
    const answer = await call().catch((error: unknown) => {
      if (!sends) signal?.throwIfAborted()
      throw classifyDiscordError(error, { now: clock.now(), sends })
    })
    const parsed = schema.safeParse(answer)
    if (parsed.success) return parsed.data
    const message = `Discord answered oddly: ${z.prettifyError(parsed.error)}`
    throw new ChannelError({ class: 'retry', message, maybeSent: sends })
  }
}

/** Asks where all who use the token may still ask, and tells them where they no longer may. */
function createRequests({ clock, allotment }: Shared): RESTOptions['makeRequest'] {
  return async (url, init) => {
    const bucket = bucketOf(url, init.method ?? 'GET')
    for (const name of [bucket, 'global']) {
      const until = await allotment.emptyUntil(name)
      if (until !== null) throw limited(until)
    }
    const response = await fetch(url, { ...(init as object), ...nativeInit(agent) })
    const { headers, status } = response
    const now = clock.now()
    const isGlobal = status === 429 && headers.get('x-ratelimit-global') !== null
    const resetsAt = retryAfter(headers.get(status === 429 ? 'retry-after' : 'x-ratelimit-reset-after'), now)
    const isEmpty = status === 429 || headers.get('x-ratelimit-remaining') === '0'
    if (isEmpty && resetsAt !== null)
      await allotment.note(isGlobal ? 'global' : bucket, { remaining: 0, resetsAt })
    return asResponseLike(response)
  }
}

/** Discord counts by route and channel or server; single messages share what their channel has. */
function bucketOf(url: string, method: string): string {
  const path = new URL(url).pathname.replace(/^\/api\/v\d+/, '')
  return `${method} ${path.replace(/\/messages\/\d+/, '/messages/:id').replace(/\/reactions\/.*/, '/reactions')}`.slice(
    0,
    200,
  )
}

/** The library is typed for the streams of one version of Node; it only reads the body, as anybody does. */
const asResponseLike = (response: object) => response as ResponseLike
