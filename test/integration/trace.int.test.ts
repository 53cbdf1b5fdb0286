import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eventually } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { startProduct } from '../e2e/product.ts'

const exportSchema = z.object({
  resourceSpans: z.array(
    z.object({
      scopeSpans: z.array(z.object({ spans: z.array(z.object({ traceId: z.string(), name: z.string() })) })),
    }),
  ),
})

/** A collector that remembers the names of the spans of each trace. */
async function startCollector() {
  const traces = new Map<string, Set<string>>()
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { resourceSpans } = exportSchema.parse(JSON.parse(Buffer.concat(chunks).toString()))
      for (const { traceId, name } of resourceSpans.flatMap(({ scopeSpans }) =>
        scopeSpans.flatMap(({ spans }) => spans),
      ))
        traces.set(traceId, (traces.get(traceId) ?? new Set()).add(name))
      response.end('{}')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    traces,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

test('one trace follows a message from its source to the screens', async () => {
  await using collector = await startCollector()
  await using _product = await startProduct({
    demo: true,
    env: { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url },
  })
  const wholeWay = ['collect.pull', 'enrich.messages', 'route.messages', 'realtime.push']
  await eventually(
    () =>
      expect([...collector.traces.values()].some((names) => wholeWay.every((name) => names.has(name)))).toBe(
        true,
      ),
    { timeout: 40_000 },
  )
})
