import type { OutboundPost, Room } from '@hubbub/contracts'
import { createSlack, type SlackApp, type SlackAppOptions, type SlackOptions } from '@hubbub/simulators'
import type { ChannelHarness } from '../contract-suite/harness.ts'
import type { WebhookRequest } from '../webhook.ts'
import { createSlackChannel } from './channel.ts'

const credentials = {
  token: 'xoxb-100-200-simulated',
  appToken: 'xapp-1-A0-simulated',
  signingSecret: '8f742231b10e8888abcd99yyyzzz85a5'.replaceAll(/[yz]/g, '1'),
}

/** A simulated workspace with our app, a channel that it is in and somebody who writes. */
export async function startSlack(
  options: SlackOptions & Pick<SlackAppOptions, 'rotation'> & { scopes?: readonly string[] } = {},
) {
  const slack = await createSlack(options)
  const app = slack.addApp({
    ...credentials,
    ...(options.scopes && { scopes: options.scopes }),
    ...(options.rotation && { rotation: options.rotation }),
  })
  const anna = slack.world.join('anna', 'Anna Berg')
  const bob = slack.world.join('bob', 'Bob')
  const help = slack.world.channel('help', [app.bot.id, anna.id, bob.id])
  const channel = createSlackChannel({ allowPrivateHosts: true, urls: { slack: slack.url } })
  const account = { settings: {}, credentials, account: accountOf(app, [{ id: help.id, name: '#help' }]) }
  return { slack, app, anna, bob, help, channel, account, [Symbol.asyncDispose]: slack[Symbol.asyncDispose] }
}

const accountOf = ({ bot, botId, scopes }: SlackApp, rooms: readonly Room[]) => ({
  id: `T0SHOP001/${bot.id}`,
  handle: bot.name,
  name: 'The Shop',
  url: 'https://shop.slack.com/',
  avatarUrl: null,
  facts: { teamId: 'T0SHOP001', userId: bot.id, botId, scopes: [...scopes], rooms },
})

export const outboundPost = (changes: Partial<OutboundPost> = {}): OutboundPost => ({
  form: 'post',
  messageId: crypto.randomUUID(),
  audience: 'direct',
  to: null,
  text: 'It is on its way.',
  inReplyTo: null,
  root: null,
  attachments: [],
  ...changes,
})

export const callOf = ({ headers, body }: Pick<WebhookRequest, 'headers' | 'body'>): WebhookRequest => ({
  method: 'POST',
  headers,
  query: {},
  body,
  url: 'https://desk.shop.test/hooks/1',
  receivedAt: new Date(),
})

const urls = { slack: '' }
/** Speaks to the simulator that was started last. */
export const slackChannel = createSlackChannel({ allowPrivateHosts: true, urls })

export async function startSlackHarness(): Promise<ChannelHarness> {
  const { slack, app, anna, help, account, ...stand } = await startSlack()
  urls.slack = slack.url
  const cutAfterSending = () =>
    void slack.fail({ on: 'cut-after', times: 1, when: ({ path }) => path.endsWith('/chat.postMessage') })
  const to = { kind: 'slack', value: `T0SHOP001/${anna.id}`, name: 'Anna Berg' }
  return {
    account,
    wrongCredentials: {
      ...account,
      credentials: { ...account.credentials, token: 'xoxb-not-the-token', appToken: 'xapp-not-the-token' },
    },
    unreachable: account,
    nowhere: createSlackChannel({ allowPrivateHosts: true, urls: { slack: 'http://127.0.0.1:2' } }),
    receive: async (text) => void slack.say({ by: anna, text }),
    mention: async (text) => void slack.say({ by: anna, room: help, text }),
    outbound: (text) => outboundPost({ text, to }),
    delivered: async (text) =>
      [...slack.world.imWith(app.bot.id, anna.id).messages.values()].filter((said) => said.text === text)
        .length,
    breakAfterAccepting: cutAfterSending,
    postFields: { room: help.id },
    published: (text) => [...help.messages.values()].filter((said) => said.text === text).length,
    breakAfterPublishing: cutAfterSending,
    limit: slack.limit,
    async call(text) {
      const room = slack.world.imWith(app.bot.id, anna.id)
      const event = {
        type: 'message',
        user: anna.id,
        ts: slack.world.nextTs(),
        text,
        channel: room.id,
        channel_type: 'im',
      }
      return callOf(app.callFor(app.envelopeOf(event)))
    },
    echoes: true,
    sparesKnown: false,
    reactions: {
      count: () =>
        [...slack.world.imWith(app.bot.id, anna.id).messages.values()].filter(
          ({ reactions }) => reactions.size > 0,
        ).length,
    },
    disconnect: slack.disconnect,
    [Symbol.asyncDispose]: stand[Symbol.asyncDispose],
  }
}
