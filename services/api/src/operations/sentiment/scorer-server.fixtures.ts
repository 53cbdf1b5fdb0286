import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ScorerCall {
  path: string
  headers: IncomingHttpHeaders
  body: { texts?: { id: string; text: string }[]; model?: string; messages?: { content: string }[] }
}

export interface ScorerReply {
  status?: number
  headers?: Record<string, string>
  body: unknown
  delayMs?: number
}

/** A scorer of somebody else, that answers what a test says. */
export async function openScorerServer() {
  const calls: ScorerCall[] = []
  let answer: (call: ScorerCall) => ScorerReply = labelled('positive')
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as ScorerCall['body']
      const call = { path: request.url ?? '', headers: request.headers, body }
      calls.push(call)
      const { status = 200, headers = {}, body: said, delayMs = 0 } = answer(call)
      setTimeout(() => {
        response.writeHead(status, { 'content-type': 'application/json', ...headers })
        response.end(typeof said === 'string' ? said : JSON.stringify(said))
      }, delayMs)
    })
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    answers: (next: typeof answer) => {
      answer = next
    },
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => void server.close(resolve))
    },
  }
}

export type ScorerServer = Awaited<ReturnType<typeof openScorerServer>>

/** Says the same of every text. */
export const labelled =
  (label: string) =>
  ({ body }: ScorerCall): ScorerReply => ({
    body: { results: (body.texts ?? []).map(({ id }) => ({ id, label, score: 0.5, confidence: 0.8 })) },
  })
