import { ChannelError } from '@hubbub/channels'
import { sleep } from '@hubbub/runtime'
import type { CollectDeps, Target } from './collect-deps.ts'
import { type Pull, pullChannel } from './pull-channel.ts'

const STALE_MS = 60_000
/** Before a stream that was ended in order is opened again. */
const PAUSE_MS = 1_000

/** A socket goes dead without closing: nothing came for so long that it is given up. */
export class SilentStream extends ChannelError {
  readonly seconds: number
  constructor(ms: number) {
    const seconds = Math.round(ms / 1000)
    super({ class: 'retry', message: `No sign of life for ${seconds} s` })
    this.seconds = seconds
  }
}

/** Holds a stream open as long as it lives. Throws SilentStream when it gives no sign of life. */
export async function runStream(
  deps: CollectDeps,
  target: Target,
  { staleMs = STALE_MS, ...pull }: Pull & { staleMs?: number | undefined },
): Promise<void> {
  while (!pull.signal.aborted) {
    const heard = await streamOnce(deps, target, { ...pull, staleMs })
    if (pull.signal.aborted) return
    if (!heard) throw new ChannelError({ class: 'retry', message: 'The network ended the stream at once' })
    await sleep(PAUSE_MS, pull.signal)
  }
}

/** @returns whether anything came, a sign of life included. */
async function streamOnce(
  deps: CollectDeps,
  target: Target,
  { staleMs, ...pull }: Pull & { staleMs: number },
): Promise<boolean> {
  const dead = new AbortController()
  let heard = false
  let timer: NodeJS.Timeout | undefined
  const listen = () => {
    timer = setTimeout(() => dead.abort(new SilentStream(staleMs)), staleMs)
  }
  listen()
  try {
    await pullChannel(deps, target, {
      ...pull,
      signal: AbortSignal.any([pull.signal, dead.signal]),
      // While we store, it is not the stream that is silent.
      onArrival: () => clearTimeout(timer),
      onStored: async (stored) => {
        heard = true
        await pull.onStored(stored)
        listen()
      },
    })
    return heard
  } finally {
    clearTimeout(timer)
  }
}
