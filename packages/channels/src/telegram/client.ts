import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import { type Clock, errorMessage } from '@hubbub/contracts'
import { Api, type ApiClientOptions } from 'grammy'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import {
  chatSchema,
  fileInfoSchema,
  memberSchema,
  messageSchema,
  updateSchema,
  userSchema,
  wantedUpdates,
  webhookInfoSchema,
} from './api-types.ts'
import { classifyTelegramError } from './classify-telegram-error.ts'
import { limits } from './config.ts'

export interface ClientInput {
  token: string
  /** Where the Bot API stands, without a slash at its end. */
  root: string
  clock: Clock
}

export type TelegramClient = ReturnType<typeof createTelegramClient>
type Call<T> = (api: Api['raw'], signal: GrammySignal) => Promise<T>
type GrammySignal = Parameters<Api['raw']['getMe']>[0]

const CALL_MS = 30_000
const UPLOAD_MS = 180_000

/** Every answer of the Bot API is parsed here, and every failure classified. */
export function createTelegramClient({ token, root, clock }: ClientInput) {
  const api = new Api(token, { apiRoot: root, baseFetchConfig: freshConnections(root) })

  async function call<Schema extends z.ZodType>(
    schema: Schema,
    work: Call<unknown>,
    options: { signal?: AbortSignal; ms?: number; sending?: boolean } = {},
  ): Promise<z.output<Schema>> {
    const { signal, ms = CALL_MS, sending = false } = options
    signal?.throwIfAborted()
    const deadline = AbortSignal.timeout(ms)
    const stop = AbortSignal.any([deadline, ...(signal ? [signal] : [])])
    try {
      return parse(schema, await work(api.raw, asGrammySignal(stop)), sending)
    } catch (error) {
      signal?.throwIfAborted()
      throw classifyTelegramError(error, { now: clock.now(), sending })
    }
  }

  return {
    call,
    me: (signal?: AbortSignal) =>
      call(userSchema, (raw, stop) => raw.getMe(stop), { ...(signal && { signal }) }),
    webhookInfo: (signal?: AbortSignal) =>
      call(webhookInfoSchema, (raw, stop) => raw.getWebhookInfo(stop), { ...(signal && { signal }) }),
    setWebhook: (url: string, secret: string) =>
      call(z.boolean(), (raw, stop) =>
        raw.setWebhook({ url, secret_token: secret, allowed_updates: wantedUpdates }, stop),
      ),
    deleteWebhook: () => call(z.boolean(), (raw, stop) => raw.deleteWebhook({}, stop)),
    chat: (id: number | string) => call(chatSchema, (raw, stop) => raw.getChat({ chat_id: id }, stop)),

    member: (chat: number, user: number) =>
      call(memberSchema, (raw, stop) => raw.getChatMember({ chat_id: chat, user_id: user }, stop)),

    /** As they came; each is parsed by itself, so that one that cannot be read stops no other. */
    updates: (input: { offset: number | undefined; waitSeconds: number; signal: AbortSignal }) =>
      call(
        z.array(z.unknown()),
        (raw, stop) =>
          raw.getUpdates(
            {
              limit: 100,
              timeout: input.waitSeconds,
              allowed_updates: wantedUpdates,
              ...(input.offset !== undefined && { offset: input.offset }),
            },
            stop,
          ),
        { signal: input.signal, ms: CALL_MS + input.waitSeconds * 1000 },
      ),

    /** @returns one message for each that was made of it. */
    send: (work: Call<unknown>, signal?: AbortSignal) =>
      call(z.union([z.array(messageSchema), messageSchema.transform((one) => [one])]), work, {
        ms: UPLOAD_MS,
        sending: true,
        ...(signal && { signal }),
      }),

    /** Null where Telegram does not hand it out: too large for a bot. */
    async file(fileId: string, signal?: AbortSignal): Promise<Uint8Array | null> {
      const info = await call(fileInfoSchema, (raw, stop) => raw.getFile({ file_id: fileId }, stop), {
        ...(signal && { signal }),
      }).catch((error: unknown) => {
        if (error instanceof ChannelError && error.class === 'rejected') return null
        throw error
      })
      if (info?.file_path === undefined || (info.file_size ?? 0) > limits.fetchBytes) return null
      return await download(`${root}/file/bot${token}/${info.file_path}`, clock, signal)
    },
    parseUpdate: (update: unknown) => updateSchema.safeParse(update),
  }
}

async function download(url: string, clock: Clock, signal?: AbortSignal): Promise<Uint8Array | null> {
  const stop = AbortSignal.any([AbortSignal.timeout(UPLOAD_MS), ...(signal ? [signal] : [])])
  try {
    const response = await fetch(url, { signal: stop, redirect: 'error' })
    if (response.status === 404) return null
    if (!response.ok) throw new Error(`a file was answered with ${response.status}`)
    return new Uint8Array(await response.arrayBuffer())
  } catch (error) {
    signal?.throwIfAborted()
    throw classifyTelegramError(new Error(errorMessage(error)), { now: clock.now() })
  }
}

function parse<Schema extends z.ZodType>(schema: Schema, value: unknown, sending: boolean): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const where = result.error.issues.map(({ path }) => path.join('.')).join(', ')
  throw new ChannelError({
    class: 'retry',
    message: `Telegram answered in a way that is not known here (${where})`,
    maybeSent: sending,
  })
}

/**
 * A kept connection that the server has closed meanwhile looks like one that broke while a message was on its way;
 * a fresh one for each call leaves no doubt.
 */
function freshConnections(root: string): NonNullable<ApiClientOptions['baseFetchConfig']> {
  const agent = root.startsWith('https:') ? new HttpsAgent() : new HttpAgent()
  return { agent }
}

/** grammY is typed for the signal of a polyfill; it only listens to it, as anybody does to Node's own. */
const asGrammySignal = (signal: AbortSignal) => signal as GrammySignal
