import type { OutboundPost, PostRef, SendResult } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { ChannelContext } from '../context.ts'
import type { ChannelSession } from '../contract.ts'
import { type ApiAccount, createApiClient } from './client.ts'
import { kind } from './config.ts'
import { readAgain } from './read-call.ts'

/** How often it is looked whether replies would arrive. */
const lookMs = 10 * 60_000

export function createApiSession(account: ApiAccount, context: ChannelContext): ChannelSession {
  const client = createApiClient(account, context)
  const { clock } = context
  const { system, url } = account.settings
  let nextLookAt = 0

  async function send(message: OutboundPost, signal: AbortSignal | undefined): Promise<SendResult> {
    const id = `msg_${message.messageId}`
    const told = await client.tell({ id, type: 'message.created', data: dataOf(message, system), signal })
    const name = told.id ?? message.messageId
    return {
      externalId: name,
      ownRef: name,
      response: `Taken with ${told.status}${told.id === undefined ? '' : ` as ${told.id}`}`,
      recipients: [],
      ...(told.url !== undefined && { url: told.url }),
      facts: { thread: message.inReplyTo?.post.facts['thread'] ?? null },
    }
  }

  return {
    // What is said comes by calls; here it is seen in time where a reply would not arrive.
    async *pull({ signal }) {
      signal.throwIfAborted()
      if (url !== '' && clock.now().getTime() >= nextLookAt) {
        await client.tell({ id: `ping_${crypto.randomUUID()}`, type: 'ping', data: {}, signal })
        nextLookAt = clock.now().getTime() + lookMs
      }
      yield { messages: [], unreadable: [], cursor: null }
    },
    watch: async ({ signal }) => {
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
    },
    async send(message, { signal } = {}) {
      if (message.form === 'post') return await send(message, signal)
      throw new ChannelError({ class: 'rejected', message: 'No mail leaves by this channel' })
    },
    // What comes again under the same webhook-id is taken once.
    lookupSent: async () => 'not-sent',
    remove: async ({ externalId: id }: PostRef) =>
      void (await client.tell({ id: `del_${id}`, type: 'message.deleted', data: { id } })),
    read: async (raw) => await readAgain({ system, http: client, at: clock.now() }, raw),
    [Symbol.asyncDispose]: client.close,
  }
}

function dataOf(
  { messageId, audience, text, to, inReplyTo, root, attachments }: OutboundPost,
  system: string,
) {
  const facts = inReplyTo?.post.facts ?? {}
  return {
    id: messageId,
    audience,
    contact: facts['contact'] ?? contactOf(to, system),
    text,
    thread: facts['thread'] ?? null,
    inReplyTo: inReplyTo?.externalId ?? null,
    root: root?.externalId ?? null,
    attachments: attachments.map(({ filename, contentType, content }) => ({
      filename,
      contentType,
      content: Buffer.from(content).toString('base64'),
    })),
  }
}

/** Of somebody whom we write to first. */
function contactOf(to: OutboundPost['to'], system: string) {
  if (to === null) return null
  const { value, name } = to
  const own = to.kind === kind ? { id: value.replace(`${system}/`, '') } : { [to.kind]: value }
  return { ...own, ...(name !== null && { name }) }
}
