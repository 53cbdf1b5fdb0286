import type { OutboundPost } from '@hubbub/contracts'
import { type BlueskyOptions, createBluesky } from '@hubbub/simulators'
import type { ChannelHarness } from '../contract-suite/harness.ts'
import { createBlueskyChannel } from './channel.ts'

/** For servers on this machine. */
export const bluesky = createBlueskyChannel({ allowPrivateHosts: true, urls: {} })

/** A network with an account of ours and somebody who writes. */
export async function startBluesky(options: BlueskyOptions = {}) {
  const network = await createBluesky(options)
  const shop = network.join('shop.test', 'The Shop')
  const kim = network.join('kim.test', 'Kim')
  const account = {
    settings: { handle: '@shop.test', service: network.url, searches: ['tea'] },
    credentials: { password: network.letIn(shop) },
  }
  return { network, shop, kim, account, [Symbol.asyncDispose]: network[Symbol.asyncDispose] }
}

export const outboundPost = (text: string, changes: Partial<OutboundPost> = {}): OutboundPost => ({
  form: 'post',
  messageId: crypto.randomUUID(),
  audience: 'public',
  to: null,
  text,
  inReplyTo: null,
  root: null,
  attachments: [],
  ...changes,
})

export async function startBlueskyHarness(): Promise<ChannelHarness> {
  const { network, shop, kim, account, ...stand } = await startBluesky()
  return {
    account: { ...account, settings: { ...account.settings, searches: ['said of'] } },
    wrongCredentials: { ...account, credentials: { password: 'wrong' } },
    unreachable: { ...account, settings: { ...account.settings, service: 'http://127.0.0.1:2' } },
    receive: async (text) => void network.whisper(kim, shop, text),
    mention: async (text) => void network.say({ by: kim, text }),
    outbound: outboundPost,
    delivered: async (text) => network.saidBy(shop).filter(({ record }) => record.text === text).length,
    breakAfterAccepting: () =>
      void network.fail({ on: 'cut-after', times: 1, when: ({ path }) => path.endsWith('createRecord') }),
    limit: network.limit,
    published: (text) => network.saidBy(shop).filter(({ record }) => record.text === text).length,
    breakAfterPublishing: () =>
      void network.fail({ on: 'cut-after', times: 1, when: ({ path }) => path.endsWith('createRecord') }),
    echoes: true,
    reactions: { to: 'mention', count: () => network.world.likesBy(shop.did).length },
    disconnect: network.disconnect,
    [Symbol.asyncDispose]: stand[Symbol.asyncDispose],
  }
}
