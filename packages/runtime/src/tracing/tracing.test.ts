import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createRootLogger } from '../log/create-root-logger.ts'
import { startTracing } from './start-tracing.ts'
import { currentTraceparent } from './traceparent.ts'
import { runWithTraceparent, withSpan } from './with-span.ts'

const stored = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'

describe('tracing off', () => {
  test('leaves no trace and runs the work', async () => {
    const off = await startTracing({ service: 's', endpoint: undefined })
    expect(await withSpan('work', {}, async () => [1, currentTraceparent()])).toEqual([1, null])
    await off[Symbol.asyncDispose]()
  })

  test('an error passes through', async () => {
    const failing = withSpan('work', {}, async () => {
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
  })
})

interface SentSpan {
  name: string
  traceId: string
  spanId: string
  parentSpanId?: string
  status: { code?: number; message?: string }
  attributes: { key: string; value: unknown }[]
}

describe('tracing on', () => {
  const spans: SentSpan[] = []
  let service: unknown
  const collector = createServer((request, response) => {
    void json(request).then((body) => {
      const { resourceSpans } = body as {
        resourceSpans: { resource: { attributes: unknown }; scopeSpans: { spans: SentSpan[] }[] }[]
      }
      service = resourceSpans[0]?.resource.attributes
      spans.push(...resourceSpans.flatMap((resource) => resource.scopeSpans.flatMap((scope) => scope.spans)))
      response.end('{}')
    })
  })
  let tracing: AsyncDisposable

  beforeAll(async () => {
    await once(collector.listen(0, '127.0.0.1'), 'listening')
  })
  afterAll(() => collector.close())
  beforeEach(async () => {
    spans.length = 0
    const { port } = collector.address() as AddressInfo
    tracing = await startTracing({ service: 'collect', endpoint: `http://127.0.0.1:${port}/` })
  })
  afterEach(async () => await tracing[Symbol.asyncDispose]())
  const flush = async () => await tracing[Symbol.asyncDispose]()

  test('steps within steps are one trace, sent to the collector under the service’s name', async () => {
    const inner = await withSpan('outer', { channel: 'email' }, async () => {
      await Promise.resolve()
      return await withSpan('inner', {}, async () => currentTraceparent())
    })
    await flush()
    const [first, second] = spans
    expect([first?.name, second?.name]).toEqual(['inner', 'outer'])
    expect(first?.parentSpanId).toBe(second?.spanId)
    expect(inner).toBe(`00-${first?.traceId}-${first?.spanId}-01`)
    expect(second?.attributes).toContainEqual({ key: 'channel', value: { stringValue: 'email' } })
    expect(service).toContainEqual({ key: 'service.name', value: { stringValue: 'collect' } })
  })

  test('a stored traceparent is continued', async () => {
    const next = await runWithTraceparent(stored, 'deliver', async () => currentTraceparent())
    await flush()
    expect(next).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-01$/)
    expect(spans[0]).toMatchObject({ name: 'deliver', parentSpanId: 'b7ad6b7169203331' })
  })

  test.each([null, '', 'nonsense', `00-${'0'.repeat(32)}-b7ad6b7169203331-01`])(
    '%j starts a new trace',
    async (given) => {
      const trace = await runWithTraceparent(given, 'deliver', async () => currentTraceparent())
      expect(trace).toMatch(/^00-(?!0{32})[0-9a-f]{32}-[0-9a-f]{16}-01$/)
    },
  )

  test('a failure is noted on its span', async () => {
    const failing = withSpan('work', {}, async () => {
      throw new Error('no such mailbox')
    })
    await expect(failing).rejects.toThrow('no such mailbox')
    await flush()
    expect(spans[0]?.status).toMatchObject({ code: 2, message: 'no such mailbox' })
  })

  test('log lines name the trace they belong to', async () => {
    const lines: string[] = []
    const log = createRootLogger('info', { write: (line) => void lines.push(line) })
    await runWithTraceparent(stored, 'work', async () => log.info('within'))
    log.info('outside')
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ trace: '0af7651916cd43dd8448eb211c80319c' })
    expect(lines[1]).not.toContain('trace')
  })
})
