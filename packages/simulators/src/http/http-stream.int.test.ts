import { expect, test } from 'vitest'
import type { HttpStream } from './http-message.ts'
import { startHttpServer } from './start-http-server.ts'

test('what is written to a stream after its end is passed over, and breaks nothing', async () => {
  const { promise, resolve } = Promise.withResolvers<HttpStream>()
  await using server = await startHttpServer({ routes: { 'GET /': () => ({ stream: resolve }) } })
  const reading = fetch(server.url)
  const out = await promise
  out.write('one')
  out.end()
  // Its end is due in the next moment; what is told until its close finds it ended.
  for (let ended = 0; ended < 50; ended += 1) {
    await new Promise<void>((next) => void setImmediate(next))
    out.write('two')
  }
  expect(await (await reading).text()).toMatch(/^one(two)?$/)
})
