import type { OutboundPost, PostRef } from '@hubbub/contracts'
import { createX, type XOptions, type XPerson, type XSaid } from '@hubbub/simulators'
import type { ChannelHarness } from '../contract-suite/harness.ts'
import type { WebhookRequest } from '../webhook.ts'
import { createXChannel } from './channel.ts'
import { signatureOf } from './webhook.ts'

const urls = { x: '' }
const quick = { staleMs: 2_000, lifeMs: 100, budgetMs: 300 }
/** Speaks to the simulator that was started last, and does not wait long for a sign of life. */
export const xChannel = createXChannel({ urls, allowPrivateHosts: true }, quick)

const consumerSecret = 'the app’s secret'

/** A simulated X with our account, a customer, and the channel that speaks to it. */
export async function startX(options: XOptions = {}, settings: Record<string, unknown> = {}) {
  const x = await createX({ keepAliveMs: 200, ...options })
  urls.x = x.url
  const us = x.world.join('acme', { name: 'Acme' })
  const anna = x.world.join('annab', { name: 'Anna Berg', followers: 321, verified: true })
  const { access, refresh } = x.access.letIn(us)
  const bearer = x.access.addApp('the-app')
  const account = {
    settings: { terms: ['"said of"'], pollSeconds: 15, ...settings },
    credentials: {
      accessToken: access,
      refreshToken: refresh,
      clientId: 'client',
      bearerToken: bearer,
      consumerSecret,
    },
    account: {
      id: us.id,
      handle: 'acme',
      name: 'Acme',
      url: 'https://x.com/acme',
      avatarUrl: null,
      facts: {},
    },
  }
  return { x, us, anna, account, [Symbol.asyncDispose]: x.close }
}

/** A post as an answer refers to it. */
export function refTo(said: XSaid, facts: Record<string, unknown> = {}): PostRef {
  return {
    externalId: said.id,
    author: { kind: 'x', value: said.author.id, name: said.author.name, handle: said.author.username },
    post: {
      form: 'post',
      audience: 'public',
      url: `https://x.com/${said.author.username}/status/${said.id}`,
      place: null,
      to: [],
      repeats: null,
      engagement: null,
      editedAt: null,
      deletedAt: null,
      facts: { postId: said.id, namesUs: true, quotesUs: false, ...facts },
    },
  }
}

export function answerTo(ref: PostRef, changes: Partial<OutboundPost> = {}): OutboundPost {
  return {
    form: 'post',
    messageId: crypto.randomUUID(),
    audience: 'public',
    to: ref.author,
    text: 'We are on it.',
    inReplyTo: ref,
    root: null,
    attachments: [],
    ...changes,
  }
}

export function signedCall(body: object, secret = consumerSecret): WebhookRequest {
  const bytes = Buffer.from(JSON.stringify(body))
  return {
    method: 'POST',
    headers: { 'x-twitter-webhooks-signature': signatureOf(secret, bytes) },
    query: {},
    body: bytes,
    url: 'https://desk.shop.test/hooks/2',
    receivedAt: new Date(),
  }
}

/** A direct message as the Account Activity API tells of it. */
export function v1Letter(from: XPerson, to: XPerson, text: string) {
  return {
    for_user_id: to.id,
    direct_message_events: [
      {
        type: 'message_create',
        id: '954491830116155396',
        created_timestamp: '1516403560557',
        message_create: {
          target: { recipient_id: to.id },
          sender_id: from.id,
          message_data: { text, entities: { hashtags: [], symbols: [], user_mentions: [], urls: [] } },
        },
      },
    ],
    users: { [from.id]: { id: from.id, name: from.name, screen_name: from.username, followers_count: 321 } },
  }
}

export async function startXHarness(): Promise<ChannelHarness> {
  const { x, us, anna, account } = await startX()
  const question = x.world.say(anna, 'Hello @acme, may I ask?')
  x.world.posts.delete(question.id)
  return {
    account,
    wrongCredentials: {
      ...account,
      credentials: { ...account.credentials, accessToken: 'no', refreshToken: 'no' },
    },
    unreachable: account,
    nowhere: createXChannel({ urls: { x: 'http://127.0.0.1:1' }, allowPrivateHosts: true }, quick),
    receive: async (text) => void x.world.say(anna, `@acme ${text}`),
    mention: async (text) => void x.world.say(anna, text),
    outbound: (text) => answerTo(refTo(question), { audience: 'direct', text }),
    delivered: async (text) =>
      x.world.letters.filter((letter) => letter.from === us && letter.text === text).length,
    breakAfterAccepting: () =>
      void x.fail({ on: 'cut-after', times: 1, when: ({ path }) => path.includes('dm_conversations') }),
    limit: x.limit,
    call: async (text) => signedCall(v1Letter(anna, us, text)),
    published: (text) =>
      [...x.world.posts.values()].filter((post) => post.author === us && post.text === text).length,
    breakAfterPublishing: () =>
      void x.fail({
        on: 'cut-after',
        times: 1,
        when: ({ method, path }) => method === 'POST' && path.endsWith('/tweets'),
      }),
    echoes: true,
    disconnect: x.disconnect,
    [Symbol.asyncDispose]: x.close,
  }
}
