import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Refusal {
  status: number
  /** Null for an answer without a body. */
  code: string | null
}

/** As much of S3's HTTP as keeping files needs, in path style: https://docs.aws.amazon.com/AmazonS3/latest/API/ */
export async function startS3Server(bucket: string) {
  const objects = new Map<string, { body: Buffer; type: string }>()
  const requests: { method: string; url: string; authorization: string }[] = []
  let refusal: Refusal | null = null

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = '', url = '' } = request
    requests.push({ method, url, authorization: request.headers.authorization ?? '' })
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>))
    const [, of, ...rest] = new URL(url, 'http://s3').pathname.split('/')
    const key = decodeURIComponent(rest.join('/'))
    if (refusal !== null) return refuse(response, refusal)
    if (of !== bucket) return refuse(response, { status: 404, code: 'NoSuchBucket' })
    if (method === 'PUT') {
      objects.set(key, { body: plain(request, body), type: request.headers['content-type'] ?? '' })
      response.writeHead(200, { etag: '"e"' }).end()
    } else if (method === 'DELETE') {
      objects.delete(key)
      response.writeHead(204).end()
    } else {
      const object = objects.get(key)
      if (object === undefined) return refuse(response, { status: 404, code: 'NoSuchKey' })
      response
        .writeHead(200, { 'content-type': object.type, 'content-length': object.body.byteLength })
        .end(object.body)
    }
  }

  const server = createServer((request, response) => void answer(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    requests,
    /** From now on every request is answered so. */
    refuseAll: (refused: Refusal | null) => void (refusal = refused),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function refuse(response: ServerResponse, { status, code }: Refusal): void {
  response.writeHead(status, { 'content-type': 'application/xml' })
  if (code === null) response.end()
  else
    response.end(
      `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>no</Message></Error>`,
    )
}

/** A body that comes in signed chunks, each behind a line with its size, as it was before. */
function plain({ headers }: IncomingMessage, body: Buffer): Buffer {
  if (headers['content-encoding'] !== 'aws-chunked' && headers['x-amz-decoded-content-length'] === undefined)
    return body
  const parts: Buffer[] = []
  for (let at = 0; ;) {
    const lineEnd = body.indexOf('\r\n', at)
    const size = Number.parseInt(body.subarray(at, lineEnd).toString(), 16)
    if (!(size > 0)) return Buffer.concat(parts)
    parts.push(body.subarray(lineEnd + 2, lineEnd + 2 + size))
    at = lineEnd + 2 + size + 2
  }
}
