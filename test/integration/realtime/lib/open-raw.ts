import { io, type Socket } from 'socket.io-client'
import type { LivePerson } from './open-live.ts'

export type Raw = Awaited<ReturnType<typeof openRaw>>

/** A client that can say what the typed one cannot, and hears what it is answered. */
export async function openRaw({ workspaceId, cookie }: LivePerson, url: string) {
  const socket: Socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: { workspaceId },
    extraHeaders: { cookie },
  })
  const heard = async (event: string) => await new Promise((resolve) => void socket.once(event, resolve))
  await heard('connect')
  return {
    socket,
    heard,
    ask: async (event: string, ...data: unknown[]): Promise<unknown> =>
      await socket.timeout(5_000).emitWithAck(event, ...data),
    [Symbol.dispose]: () => void socket.disconnect(),
  }
}
