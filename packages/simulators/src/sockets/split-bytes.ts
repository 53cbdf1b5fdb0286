import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

/** A way to a server that hands on what comes back in pieces of so many bytes, whatever they cut through. */
export async function splitBytes(target: { port: number }, bytes: number) {
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const upstream = connect(target.port, '127.0.0.1')
    client.setNoDelay(true)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
    }
    client.pipe(upstream)
    upstream.on('data', (chunk: Buffer) => {
      for (let at = 0; at < chunk.length; at += bytes) client.write(chunk.subarray(at, at + bytes))
    })
    upstream.on('close', () => client.destroy())
    client.on('close', () => upstream.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
