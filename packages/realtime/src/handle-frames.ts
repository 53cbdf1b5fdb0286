import { type Ack, type ClientToServer, clientEvents } from '@hubbub/contracts'
import { createAllowance } from './allowance.ts'

/** What is needed of a socket. */
interface FrameSocket {
  onAny(listener: (event: string, ...sent: unknown[]) => void): unknown
  disconnect(close: boolean): unknown
}

type Handlers = {
  [E in keyof ClientToServer]: (data: Parameters<ClientToServer[E]>[0]) => Promise<Ack>
}

/** Frames that a client may send at once, and per second from then on. A person at a keyboard sends far fewer. */
const BURST = 20
const PER_SECOND = 5
/** One that does not heed the refusals is sent away. */
const MAX_REFUSALS = 500

/** Every frame is counted, checked before a handler sees it, and answered whatever it is and whatever happens. */
export function handleFrames(
  socket: FrameSocket,
  handlers: Handlers,
  onError: (error: unknown) => void,
): void {
  const allowance = createAllowance({ burst: BURST, perSecond: PER_SECOND })
  let refusals = 0
  const answer = async (event: string, data: unknown): Promise<Ack> => {
    if (!allowance.take(performance.now())) {
      refusals += 1
      if (refusals > MAX_REFUSALS) socket.disconnect(true)
      return { ok: false, code: 'realtime.rate_limited' }
    }
    refusals = 0
    try {
      return await answerTo(event, data, handlers)
    } catch (error) {
      onError(error)
      return { ok: false, code: 'realtime.failed' }
    }
  }
  socket.onAny((event: string, ...sent: unknown[]) => {
    // A client may send anything at all, also in the place of the function that takes the answer.
    const last = sent.at(-1)
    const reply = typeof last === 'function' ? last : undefined
    void answer(event, reply === undefined || sent.length > 1 ? sent[0] : undefined).then((ack) =>
      reply?.(ack),
    )
  })
}

async function answerTo(event: string, data: unknown, handlers: Handlers): Promise<Ack> {
  if (event === 'watch') {
    const parsed = clientEvents.watch.safeParse(data)
    return parsed.success ? await handlers.watch(parsed.data) : { ok: false, code: 'realtime.bad_frame' }
  }
  if (event === 'typing') {
    const parsed = clientEvents.typing.safeParse(data)
    return parsed.success ? await handlers.typing(parsed.data) : { ok: false, code: 'realtime.bad_frame' }
  }
  return { ok: false, code: 'realtime.unknown_frame' }
}
