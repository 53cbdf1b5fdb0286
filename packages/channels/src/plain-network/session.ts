import type { InboundAttachment, InboundBatch, OutboundMessage, SendResult } from '@hubbub/contracts'
import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import type { ChannelSession } from '../contract.ts'
import { type Post, postSchema } from './api-types.ts'
import type { PlainClient } from './client.ts'
import { changeOf, messageOf } from './mapper.ts'

const cursorSchema = z.object({ seq: z.int() })

/** @param keys whether the network takes what has the same key for the same post. */
export function createPlainSession(
  client: PlainClient,
  { keys, staleMs }: { keys: boolean; staleMs: number },
): ChannelSession {
  let me: Promise<string> | undefined
  const ourId = async () => {
    me ??= client.me().then(({ id }) => id)
    return await me.catch((error: unknown) => {
      me = undefined
      throw error
    })
  }

  async function* pull({
    cursor,
    signal,
  }: Parameters<ChannelSession['pull']>[0]): AsyncGenerator<InboundBatch> {
    signal.throwIfAborted()
    const own = await ourId()
    let seq = cursorSchema.safeParse(cursor).data?.seq ?? 0
    for (;;) {
      const entries = await client.log(seq, signal)
      if (entries.length === 0) return
      seq = entries.at(-1)?.seq ?? seq
      const messages = []
      for (const entry of entries)
        if (entry.kind === 'post')
          messages.push(messageOf(entry.post, own, await filesOf(client, entry.post, signal)))
      const changes = entries.flatMap((entry) => (entry.kind === 'post' ? [] : [changeOf(entry)]))
      yield { messages, unreadable: [], changes, cursor: { seq } }
    }
  }

  return {
    pull,
    watch: async ({ signal, onChange }) => {
      onChange()
      await new Promise<void>((resolve) => {
        const timer = setInterval(onChange, staleMs)
        signal.addEventListener('abort', () => (clearInterval(timer), resolve()), { once: true })
      })
    },
    async send(message, { signal } = {}) {
      if (message.form !== 'post')
        throw new ChannelError({ class: 'rejected', message: 'No mail leaves by this network' })
      return resultOf(await publish(client, message, { keys, signal }))
    },
    async lookupSent({ message, since }) {
      if (keys) return 'not-sent'
      if (message.form !== 'post') return 'unknown'
      const found = (await client.mine()).find(
        ({ text, at, parent }) =>
          text === message.text &&
          parent === (message.inReplyTo?.externalId ?? null) &&
          new Date(at).getTime() > since.getTime() - 120_000,
      )
      return found === undefined ? 'unknown' : resultOf(found)
    },
    async read(raw) {
      const post = postSchema.safeParse(JSON.parse(new TextDecoder().decode(raw)))
      if (post.success) return { ok: true, message: messageOf(post.data, await ourId(), []) }
      return {
        ok: false,
        unreadable: { externalId: 'unknown', direction: 'in', reason: post.error.message, raw },
      }
    },
    react: async ({ externalId }, emoji) => await client.react(externalId, emoji),
    unreact: async ({ externalId }, emoji) => await client.unreact(externalId, emoji),
    typing: async ({ externalId }) => await client.sign(externalId, 'typing'),
    markRead: async ({ externalId }) => await client.sign(externalId, 'seen'),
    hide: async ({ externalId }, hidden) => await client.hide(externalId, hidden),
    remove: async ({ externalId }) => await client.remove(externalId),
    async [Symbol.asyncDispose]() {},
  }
}

async function publish(
  client: PlainClient,
  message: Extract<OutboundMessage, { form: 'post' }>,
  { keys, signal }: { keys: boolean; signal: AbortSignal | undefined },
): Promise<Post> {
  const files: string[] = []
  for (const attachment of message.attachments) files.push(await client.upload(attachment, signal))
  return await client.publish(
    {
      text: message.text,
      to: message.audience === 'direct' ? (message.to?.value ?? null) : null,
      parent: message.inReplyTo?.externalId ?? null,
      key: keys ? message.messageId : null,
      files,
    },
    signal,
  )
}

const resultOf = (post: Post): SendResult => ({
  externalId: post.id,
  ownRef: post.id,
  response: `Posted as ${post.id}`,
  recipients: [],
  url: post.url,
  facts: { repliesOff: false },
})

async function filesOf(client: PlainClient, post: Post, signal: AbortSignal): Promise<InboundAttachment[]> {
  const files: InboundAttachment[] = []
  for (const { id, name, type } of post.files) {
    const content = await client.file(id, signal)
    files.push({ filename: name, contentType: type, contentId: null, inline: false, content })
  }
  return files
}
