import { createRestAPIClient, type mastodon } from 'masto'
import { z } from 'zod'
import type { ChannelContext } from '../context.ts'
import type { HostPolicy } from '../hosts/refuse-host.ts'
import { createGuardedFetch } from '../http/guarded-fetch.ts'
import { nativeInit } from '../http/native-init.ts'
import {
  accountSchema,
  contextSchema,
  instanceSchema,
  notificationSchema,
  statusSchema,
} from './api-types.ts'
import { createAsk } from './create-ask.ts'
import { openStream, type StreamEnds } from './open-stream.ts'
import type { MastodonCredentials, MastodonSettings } from './config.ts'

export interface MastodonAccount {
  settings: MastodonSettings
  credentials: MastodonCredentials
  policy: HostPolicy
}

export interface NewStatus {
  text: string
  visibility: 'public' | 'unlisted' | 'private' | 'direct'
  inReplyToId: string | null
  /** What stands in its place until it is opened. */
  warning: string | null
  mediaIds: string[]
  /** The instance takes what has the same key for the same status, for an hour. */
  key: string
}

export interface PageOf {
  minId?: string
  maxId?: string
}

const timeout = 30_000
const pageSize = 40
/** What may lead to something said; follows, polls and reports do not. */
const types = ['mention', 'quote', 'update', 'favourite', 'reblog'] as const

export type MastodonClient = ReturnType<typeof createMastodonClient>

/** masto behind the contract: what it answers is parsed, its errors are classified, its servers are judged. */
export function createMastodonClient(account: MastodonAccount, { clock, allotment }: ChannelContext) {
  const { settings, credentials, policy } = account
  const http = createGuardedFetch({ ...policy, open: false })
  const rest = createRestAPIClient({
    url: settings.url,
    accessToken: credentials.token,
    timeout,
    requestInit: nativeInit(http.agent),
  })

  const ask = createAsk({ clock, allotment })
  const v1 = rest.v1
  const paged =
    <Schema extends z.ZodType>(
      schema: Schema,
      list: (page: PageOf & { limit: number }, meta: { requestInit: RequestInit }) => PromiseLike<unknown>,
    ) =>
    async (page: PageOf, signal: AbortSignal) =>
      await ask(z.array(schema), (meta) => list({ ...page, limit: pageSize }, meta), { signal })

  return {
    me: async (signal?: AbortSignal) =>
      await ask(accountSchema, (meta) => v1.accounts.verifyCredentials(undefined, meta), { signal }),
    scopes: async (signal?: AbortSignal) =>
      (
        await ask(
          z.object({ scopes: z.array(z.string()).nullish() }),
          (meta) => v1.apps.verifyCredentials(undefined, meta),
          { signal },
        )
      ).scopes ?? null,
    instance: async (signal?: AbortSignal) =>
      await ask(instanceSchema, (meta) => rest.v2.instance.fetch(undefined, meta), { signal }),
    notifications: paged(notificationSchema, (page, meta) => v1.notifications.list({ ...page, types }, meta)),
    statusesOf: (id: string) =>
      paged(statusSchema, (page, meta) =>
        v1.accounts.$select(id).statuses.list({ ...page, excludeReblogs: true }, meta),
      ),
    tagged: (tag: string) =>
      paged(statusSchema, (page, meta) => v1.timelines.tag.$select(tag).list(page, meta)),
    ancestors: async (id: string, signal: AbortSignal) =>
      (await ask(contextSchema, (meta) => v1.statuses.$select(id).context.fetch(undefined, meta), { signal }))
        .ancestors,
    profile: async (acct: string) => await ask(accountSchema, (meta) => v1.accounts.lookup({ acct }, meta)),
    async publish(
      { text, visibility, inReplyToId, warning, mediaIds, key }: NewStatus,
      signal?: AbortSignal,
    ) {
      const body = {
        status: text,
        visibility,
        mediaIds,
        ...(inReplyToId !== null && { inReplyToId }),
        ...(warning !== null && { spoilerText: warning }),
      }
      return await ask(
        statusSchema,
        (meta) =>
          v1.statuses.create(body as mastodon.rest.v1.CreateStatusParams, {
            requestInit: { ...meta.requestInit, headers: { 'Idempotency-Key': key } },
          }),
        { signal, sends: true },
      )
    },
    upload: async (file: File, signal?: AbortSignal) =>
      (await ask(z.object({ id: z.string() }), (meta) => rest.v2.media.create({ file }, meta), { signal }))
        .id,
    favourite: async (id: string) =>
      await ask(statusSchema, (meta) => v1.statuses.$select(id).favourite(undefined, meta)),
    unfavourite: async (id: string) =>
      await ask(statusSchema, (meta) => v1.statuses.$select(id).unfavourite(undefined, meta)),
    remove: async (id: string) =>
      void (await ask(z.unknown(), (meta) => v1.statuses.$select(id).remove(undefined, meta))),
    file: http.fetch,
    stream: (streamingApiUrl: string, on: StreamEnds) =>
      openStream({ streamingApiUrl, accessToken: credentials.token, agent: http.agent }, on),
    close: async () => await http[Symbol.asyncDispose](),
  }
}
