import { expect, onTestFinished, test } from 'vitest'
import { createMetrics } from '../metrics/create-metrics.ts'
import { createHealth } from './create-health.ts'
import { serveHealth } from './serve-health.ts'

async function serve() {
  const health = createHealth()
  const metrics = createMetrics({ process: false })
  const server = await serveHealth({ health, metrics }, { host: '127.0.0.1', port: 0 })
  onTestFinished(async () => await server[Symbol.asyncDispose]())
  return { health, metrics, url: `http://127.0.0.1:${server.port}` }
}

test('says 200 while every part is ready, and 503 with the part that is not', async () => {
  const { health, url } = await serve()
  health.register('database', async () => {})
  const well = await fetch(`${url}/health`)
  expect(well.status).toBe(200)
  expect(await well.json()).toEqual({ status: 'ok', parts: [{ name: 'database', ok: true, detail: null }] })

  health.register('queue', async () => {
    throw new Error('connection refused')
  })
  const ill = await fetch(`${url}/health`)
  expect(ill.status).toBe(503)
  expect(await ill.json()).toMatchObject({
    status: 'failing',
    parts: [
      { name: 'database', ok: true },
      { name: 'queue', ok: false, detail: 'connection refused' },
    ],
  })
})

test('gives the metrics to whoever scrapes them, and nothing else to anybody', async () => {
  const { metrics, url } = await serve()
  metrics.counter({ name: 'hubbub_test_total', help: 'Of this test' }).inc(3)
  expect(await (await fetch(`${url}/metrics`)).text()).toContain('hubbub_test_total 3')
  expect((await fetch(`${url}/else`)).status).toBe(404)
  expect((await fetch(`${url}/health`, { method: 'POST' })).status).toBe(405)
})

test('a port that is taken is an error and not silence', async () => {
  const { url } = await serve()
  const port = Number(new URL(url).port)
  const sources = { health: createHealth(), metrics: createMetrics({ process: false }) }
  await expect(serveHealth(sources, { host: '127.0.0.1', port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  })
})
