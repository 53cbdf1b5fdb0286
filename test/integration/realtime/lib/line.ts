import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A line to a server that can be cut, or go silent as when a computer falls asleep. */
export async function openLine(url: string) {
  const { hostname, port } = new URL(url)
  const pairs = new Set<[Socket, Socket]>()
  const server = createServer((near) => {
    const far = connect(Number(port), hostname)
    const pair: [Socket, Socket] = [near, far]
    pairs.add(pair)
    for (const socket of pair) {
      socket.on('error', () => {})
      socket.on('close', () => {
        pairs.delete(pair)
        for (const each of pair) each.destroy()
      })
    }
    near.pipe(far)
    far.pipe(near)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cut = () => {
    for (const pair of pairs) for (const socket of pair) socket.destroy()
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cut,
    /** Takes nothing more from the server, and says nothing. */
    silence: () => {
      for (const [near, far] of pairs) {
        far.unpipe(near)
        far.pause()
        near.unpipe(far)
      }
    },
    [Symbol.dispose]: () => {
      cut()
      server.close()
    },
  }
}
