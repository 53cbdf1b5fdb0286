import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createMoment } from './moment.ts'

export interface WebhookCall {
  id: string
  signature: string | undefined
  at: string | undefined
  body: string
}

/** Takes what is posted to it, and answers as it is told. */
export async function openWebhookReceiver() {
  const calls: WebhookCall[] = []
  const answer = { status: 200, delayMs: 0 }
  const taken = createMoment()
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const header = (name: string) => String(request.headers[name] ?? '')
      calls.push({
        id: header('webhook-id'),
        signature: header('webhook-signature'),
        at: header('webhook-timestamp'),
        body: Buffer.concat(chunks).toString(),
      })
      taken.now()
      setTimeout(() => response.writeHead(answer.status).end('taken'), answer.delayMs)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    calls,
    answer,
    /** Calls once, the moment the next is taken and not yet answered. @returns what ends it. */
    onNext: taken.onNext,
    url: `http://127.0.0.1:${port}/hook`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
