import { describe, expect, test } from 'vitest'
import { formOf, jsonOf } from './http-message.ts'
import { startHttpServer } from './start-http-server.ts'

const start = () =>
  startHttpServer({
    routes: {
      'GET /things/:id': ({ params, query }) => ({ json: { id: params['id'], page: query.get('page') } }),
      'POST /things': (request) => ({ status: 201, json: jsonOf(request) }),
      'POST /files': async (request) => {
        const file = (await formOf(request)).get('file')
        return { json: { text: file instanceof File ? await file.text() : null } }
      },
      'GET /text': () => ({ body: 'grüße' }),
      'GET /ended': () => ({
        stream(out) {
          out.write('said')
          out.end()
          process.nextTick(() => out.write(' too late'))
        },
      }),
      'GET /files/*': ({ params }) => ({ body: params['*'] ?? '' }),
    },
  })

describe('a server whose faults a test decides', () => {
  test('routes, parameters, JSON and forms', async () => {
    await using server = await start()
    const get = async (path: string, init?: RequestInit) => await fetch(`${server.url}${path}`, init)
    expect(await (await get('/things/a%20b?page=2')).json()).toEqual({ id: 'a b', page: '2' })
    const made = await get('/things', { method: 'POST', body: '{"a":1}' })
    expect([made.status, await made.json()]).toEqual([201, { a: 1 }])
    const body = new FormData()
    body.set('file', new Blob(['inside']), 'a.txt')
    expect(await (await get('/files', { method: 'POST', body })).json()).toEqual({ text: 'inside' })
    expect(await (await get('/files/a/b.txt')).text()).toBe('a/b.txt')
    expect((await get('/nothing')).status).toBe(404)
  })

  test('an answer in its place, as often as was said', async () => {
    await using server = await start()
    server.fail({ on: 'answer', times: 1, answer: { status: 429, headers: { 'retry-after': '3' } } })
    const refused = await fetch(`${server.url}/text`)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '3'])
    expect((await fetch(`${server.url}/text`)).status).toBe(200)
  })

  test('broken off before, after, and at any byte, inside a letter too', async () => {
    await using server = await start()
    for (const on of ['cut', 'cut-after'] as const) {
      server.fail({ on, times: 1 })
      await expect(fetch(`${server.url}/text`)).rejects.toThrow()
    }
    server.fail({ on: 'cut-at', bytes: 3, times: 1 })
    const reader = (await fetch(`${server.url}/text`)).body?.getReader()
    expect(Buffer.from((await reader?.read())?.value ?? [])).toEqual(Buffer.from('grüße').subarray(0, 3))
    await expect(reader?.read()).rejects.toThrow()
  })

  test('slowly, byte by byte', async () => {
    await using server = await start()
    server.fail({ on: 'drip', bytes: 1, ms: 1, times: 1 })
    expect(await (await fetch(`${server.url}/text`)).text()).toBe('grüße')
  })

  test('what is said to a stream after its end goes nowhere', async () => {
    await using server = await start()
    expect(await (await fetch(`${server.url}/ended`)).text()).toBe('said')
  })
})
