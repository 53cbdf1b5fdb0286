import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { openTestApi } from '../../test-api.fixtures.ts'

/** Takes what is posted to it, and answers as it is told. */
async function openHook() {
  const posted: string[] = []
  const answer = { status: 200, body: 'ok' }
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      posted.push(Buffer.concat(chunks).toString())
      response.writeHead(answer.status).end(answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    posted,
    answer,
    host: `127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

test('a place is made, tried, changed and removed, and its secret address is never shown', async () => {
  await using hook = await openHook()
  await using api = await openTestApi()
  const shop = await api.makeWorkspace('Notices')
  const { browser } = shop.admin
  const target = { kind: 'webhook', url: `http://${hook.host}/services/very-secret` }
  const made = await browser.post(shop.at('/notice-places'), {
    name: 'Team',
    topics: ['dead-letter'],
    waitMinutes: 30,
    enabled: true,
    target,
  })
  expect(made).toMatchObject({
    status: 201,
    body: { name: 'Team', host: hook.host, waiting: 0, lastPostedAt: null },
  })
  expect(JSON.stringify(made.body)).not.toContain('very-secret')
  const place = shop.at(`/notice-places/${(made.body as { id: string }).id}`)

  expect(await browser.post(`${place}/test`)).toMatchObject({ status: 200, body: { lastError: null } })
  expect(hook.posted).toEqual([expect.stringContaining('A test from Hubbub')])
  Object.assign(hook.answer, { status: 403, body: 'invalid_token at /services/very-secret' })
  const refused = await browser.post(`${place}/test`)
  expect(refused).toMatchObject({ status: 422, body: { code: 'notice-place.unreachable' } })
  expect(JSON.stringify(refused.body)).not.toContain('very-secret')
  expect(await browser.get(shop.at('/notice-places'))).toMatchObject({
    body: { items: [{ lastError: 'The address answered with 403: invalid_token at /…' }] },
  })

  expect(await browser.patch(place, { name: 'Support', enabled: false })).toMatchObject({
    status: 200,
    body: { name: 'Support', enabled: false, host: hook.host, version: 2 },
  })
  expect((await browser.delete(place)).status).toBe(204)
  expect((await browser.delete(place)).status).toBe(404)
})
