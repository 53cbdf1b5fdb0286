import { setImmediate as breathe } from 'node:timers/promises'
import { createJetstream, createX } from '@hubbub/simulators'
import type { Network } from '../../loss/network.ts'

/** A network that speaks as fast as it can. */
export interface Loudspeaker extends AsyncDisposable {
  kind: string
  network: Network
  /** Somebody is connected. */
  isHeard(): boolean
  say(text: string): void
  /** What nobody listens for. */
  chatter(text: string): void
}

const nobody = { hurt: () => {}, calm: () => {}, say: () => {} }

export async function openXSpeaker(): Promise<Loudspeaker> {
  const x = await createX({ keepAliveMs: 1_000 })
  const speaker = x.world.join('speaker')
  const { access } = x.access.letIn(x.world.join('acme'))
  const bearerToken = x.access.addApp('the-app')
  const close = async () => await x[Symbol.asyncDispose]()
  return {
    kind: 'x',
    network: {
      ...nobody,
      url: x.url,
      account: {
        settings: { terms: ['brand'], mentions: false, direct: false, importDays: 0 },
        credentials: { accessToken: access, bearerToken },
      },
      [Symbol.asyncDispose]: close,
    },
    isHeard: () => x.streams.connections() > 0,
    say: (text) => void x.world.say(speaker, text),
    // X itself leaves out what no rule asks for.
    chatter: (text) => void x.world.say(speaker, text),
    [Symbol.asyncDispose]: close,
  }
}

export async function openJetstreamSpeaker(): Promise<Loudspeaker> {
  const stream = await createJetstream()
  const close = async () => await stream[Symbol.asyncDispose]()
  return {
    kind: 'jetstream',
    network: {
      ...nobody,
      account: { settings: { url: stream.url, words: ['brand'], importMinutes: 0 }, credentials: {} },
      [Symbol.asyncDispose]: close,
    },
    isHeard: () => stream.sockets.open() > 0,
    say: (text) => void stream.post('speaker.test', text),
    chatter: (text) => void stream.post('other.test', text),
    [Symbol.asyncDispose]: close,
  }
}

/** All at once, but so that what was said can leave. */
export async function burst(count: number, say: (index: number) => void): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    say(index)
    if (index % 50 === 49) await breathe()
  }
}
