import type { OutboundPost } from '@hubbub/contracts'
import { createJetstream, type JetstreamOptions } from '@hubbub/simulators'
import type { ChannelHarness } from '../../contract-suite/harness.ts'
import { createJetstreamChannel } from './channel.ts'

/** For instances on this machine. */
export const jetstream = createJetstreamChannel({ allowPrivateHosts: true, urls: {} })

export async function startJetstream(options: JetstreamOptions = {}, words: string[] = ['tea']) {
  const instance = await createJetstream(options)
  const account = { settings: { url: instance.url, words, silentSeconds: 30 }, credentials: {} }
  return { instance, account, [Symbol.asyncDispose]: instance[Symbol.asyncDispose] }
}

const post = (text: string): OutboundPost => ({
  form: 'post',
  messageId: crypto.randomUUID(),
  audience: 'public',
  to: null,
  text,
  inReplyTo: null,
  root: null,
  attachments: [],
})

export async function startJetstreamHarness(): Promise<ChannelHarness> {
  const words = ['words', 'same', 'there', 'known', 'wake', 'break', 'look', 'hear', 'missed']
  const { instance, account, ...stand } = await startJetstream({}, words)
  return {
    account,
    unreachable: { ...account, settings: { ...account.settings, url: 'ws://127.0.0.1:2/subscribe' } },
    receive: async (text) => void instance.post('kim.test', text),
    outbound: post,
    delivered: async () => 0,
    breakAfterAccepting: () => {},
    echoes: false,
    disconnect: instance.disconnect,
    [Symbol.asyncDispose]: stand[Symbol.asyncDispose],
  }
}
