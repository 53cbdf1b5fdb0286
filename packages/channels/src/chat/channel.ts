import type { ReplyQuestion, ReplyTerms } from '@hubbub/contracts'
import { ChannelError } from '../channel-error.ts'
import type { ChannelSession } from '../contract.ts'
import { defineChannel } from '../define-channel.ts'
import { replyWay } from '../reply-terms.ts'
import { credentialsSchema, info, limits, settingsSchema } from './config.ts'
import { chatDoor } from './door.ts'
import { readCall, readOriginal } from './read-call.ts'
import { answerCall } from './sign-call.ts'

/** Our own chat: visitors come to the API themselves, so there is no network to ask, and nobody who could refuse. */
export const createChatChannel = () =>
  defineChannel({
    kind: 'chat',
    label: 'Live chat',
    form: 'post',
    info,
    settings: settingsSchema,
    credentials: credentialsSchema,
    capabilities: {
      listen: false,
      calledOnly: true,
      watch: false,
      stream: false,
      reply: true,
      lookup: false,
    },
    check: async ({ settings: { origins } }) => ({
      ok: true,
      steps: [{ step: 'Pages', ok: true, message: pagesWords(origins) }],
    }),
    connect: () => session(),
    address: ({ settings: { title } }) => title,
    own: () => [],
    abilities: () => ({ direct: true, 'reply-direct': true, typing: true, receipts: true }),
    replyTerms: (_, question) => replyTerms(question),
    webhook: {
      answer: ({ credentials: { callKey } }, request) => answerCall(callKey, request),
      read: async (_, request) => await readCall(request),
    },
    visitors: chatDoor,
  })

const pagesWords = (origins: readonly string[]) =>
  origins.length === 0 ? 'Every page may show it' : `It may be shown on ${origins.join(', ')}`

/** What is sent is stored for the visitor already: that it counts as sent is what shows it to them. */
const session = (): ChannelSession => ({
  async *pull({ signal }) {
    signal.throwIfAborted()
    yield { messages: [], unreadable: [], cursor: null }
  },
  watch: async ({ signal }) => {
    await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }))
  },
  async send(message) {
    if (message.form !== 'post')
      throw new ChannelError({ class: 'rejected', message: 'No mail leaves by a chat' })
    const { messageId } = message
    return { externalId: messageId, ownRef: messageId, response: 'Stored for the visitor', recipients: [] }
  },
  // Sent again it is the same message: it is kept under our own id.
  lookupSent: async () => 'not-sent',
  read: async (raw) => readOriginal(raw),
  async [Symbol.asyncDispose]() {},
})

function replyTerms({ last }: ReplyQuestion): ReplyTerms {
  const why = last === null ? 'A visitor has to write first' : null
  const files = { max: limits.files, maxBytes: limits.fileBytes, types: ['*/*'] }
  return {
    ways: [
      replyWay('direct', {
        label: 'Chat',
        why,
        files,
        limits: [{ max: limits.text, unit: 'characters', perLink: null }],
      }),
    ],
    openUrl: null,
  }
}
