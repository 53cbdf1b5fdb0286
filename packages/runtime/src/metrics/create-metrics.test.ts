import { expect, test } from 'vitest'
import { createMetrics } from './create-metrics.ts'

test('renders counters, gauges and histograms for a scrape', async () => {
  const metrics = createMetrics({ process: false })
  const jobs = metrics.counter({ name: 'hubbub_jobs_total', help: 'Jobs.', labels: ['queue'] })
  jobs.inc({ queue: 'collect' }, 3)
  let depth = 0
  metrics.gauge({ name: 'hubbub_depth', help: 'Depth.' }, (gauge) => gauge.set((depth += 7)))
  metrics.histogram({ name: 'hubbub_seconds', help: 'Time.', buckets: [1, 2] }).observe(1.5)

  const { body, contentType } = await metrics.render()
  expect(contentType).toContain('text/plain')
  const lines = body.split('\n')
  expect(lines).toContain('hubbub_jobs_total{queue="collect"} 3')
  expect(lines).toContain('hubbub_depth 7')
  expect(lines).toContain('hubbub_seconds_bucket{le="1"} 0')
  expect(lines).toContain('hubbub_seconds_bucket{le="2"} 1')
  expect((await metrics.render()).body).toContain('hubbub_depth 14')
})

test('the same name is the same metric, and never one of another kind', async () => {
  const metrics = createMetrics({ process: false })
  metrics.counter({ name: 'hubbub_x_total', help: 'X.' }).inc()
  metrics.counter({ name: 'hubbub_x_total', help: 'X.' }).inc()
  expect((await metrics.render()).body).toContain('hubbub_x_total 2')
  expect(() => metrics.gauge({ name: 'hubbub_x_total', help: 'X.' })).toThrow('another kind')
})

test('measures the process itself, and two registries do not get in each other’s way', async () => {
  const [one, other] = [createMetrics(), createMetrics()]
  one.counter({ name: 'hubbub_y_total', help: 'Y.' }).inc()
  expect((await one.render()).body).toContain('process_resident_memory_bytes')
  expect((await other.render()).body).not.toContain('hubbub_y_total')
})
