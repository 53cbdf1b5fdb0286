import { type FetchFunction, LogLevel, WebClient } from '@slack/web-api'
import { Agent, fetch } from 'undici'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import {
  fileAnswerSchema,
  historySchema,
  meSchema,
  postedSchema,
  roomAnswerSchema,
  roomsSchema,
  uploadSchema,
  userAnswerSchema,
} from './api-types.ts'
import { classifySlackError } from './classify-slack-error.ts'
import type { SlackCredentials } from './config.ts'
import { silentLogger } from './silent-logger.ts'
import { createTokens } from './tokens.ts'

export interface ClientInput {
  credentials: SlackCredentials
  /** Where the Web API stands, with a slash at its end. */
  root: string
}

export type SlackClient = ReturnType<typeof createSlackClient>
type Args = Record<string, unknown>

const CALL_MS = 30_000
const PAGE = 200

/**
 * A kept connection that the server has closed meanwhile looks like one that broke while a message was on its way; a
 * fresh one for each call leaves no doubt.
 */
const agent = new Agent({ pipelining: 0, connectTimeout: 10_000 })
export const slackFetch = (async (url: string, init: object = {}) =>
  await fetch(url, { ...init, dispatcher: agent })) as unknown as FetchFunction

export const clientOptions = (root: string) => ({
  slackApiUrl: root,
  fetch: slackFetch,
  timeout: CALL_MS,
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  allowAbsoluteUrls: false,
})

/** Every answer of the Web API is parsed here, and every failure classified. */
export function createSlackClient(
  { credentials, root }: ClientInput,
  { clock, allotment, credentials: keeper }: Pick<ChannelContext, 'clock' | 'allotment' | 'credentials'>,
) {
  const web = new WebClient(undefined, {
    ...clientOptions(root),
    logger: silentLogger,
    logLevel: LogLevel.ERROR,
  })
  const tokens = createTokens(credentials, { web, keeper, clock })

  async function call<Schema extends z.ZodType>(
    method: string,
    schema: Schema,
    args: Args = {},
    { signal, sends = false }: { signal?: AbortSignal | undefined; sends?: boolean } = {},
  ): Promise<z.output<Schema>> {
    signal?.throwIfAborted()
    const until = await allotment.emptyUntil(method)
    if (until !== null)
      throw new ChannelError({
        class: 'rate-limited',
        message: 'Slack allows no more requests for now',
        until,
      })
    const answer = await tokens
      .ask(async (token) => await web.apiCall(method, { ...args, token }))
      .catch(async (error: unknown) => {
        if (!sends) signal?.throwIfAborted()
        const failure = classifySlackError(error, { now: clock.now(), sends })
        // Slack counts by method, for all who use the token.
        if (failure.until !== null) await allotment.note(method, { remaining: 0, resetsAt: failure.until })
        throw failure
      })
    const parsed = schema.safeParse(answer)
    if (parsed.success) return parsed.data
    const message = `Slack answered ${method} oddly: ${z.prettifyError(parsed.error)}`
    throw new ChannelError({ class: 'retry', message, maybeSent: sends })
  }

  return {
    call,
    me: async (signal?: AbortSignal) => await call('auth.test', meSchema, {}, { signal }),
    user: async (user: string) => (await call('users.info', userAnswerSchema, { user })).user,
    room: async (channel: string) =>
      (await call('conversations.info', roomAnswerSchema, { channel })).channel,
    rooms: async (cursor: string | undefined, signal: AbortSignal) =>
      await call(
        'users.conversations',
        roomsSchema,
        {
          types: 'public_channel,private_channel,mpim,im',
          exclude_archived: true,
          limit: PAGE,
          ...(cursor !== undefined && { cursor }),
        },
        { signal },
      ),
    /** Newest first. */
    history: async (args: Args, signal?: AbortSignal) =>
      await call('conversations.history', historySchema, { limit: PAGE, ...args }, { signal }),
    /** Oldest first, the one that began the thread at the head of every page. */
    replies: async (args: Args, signal?: AbortSignal) =>
      await call('conversations.replies', historySchema, { limit: PAGE, ...args }, { signal }),
    directWith: async (users: string) =>
      (await call('conversations.open', roomAnswerSchema, { users })).channel.id,
    post: async (args: Args, signal?: AbortSignal) =>
      await call('chat.postMessage', postedSchema, args, { signal, sends: true }),
    uploadPlace: async (filename: string, length: number, signal?: AbortSignal) =>
      await call('files.getUploadURLExternal', uploadSchema, { filename, length }, { signal }),
    completeUpload: async (args: Args, signal?: AbortSignal) =>
      void (await call('files.completeUploadExternal', z.object({}), args, { signal, sends: true })),
    file: async (file: string) => (await call('files.info', fileAnswerSchema, { file })).file,
    token: tokens.get,
    /** The same for all who use these credentials, whatever their token is by now. */
    door: credentials.token,
    root,
  }
}
