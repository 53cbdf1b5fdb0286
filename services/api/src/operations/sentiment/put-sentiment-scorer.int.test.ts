import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createOutsideScorer } from '@hubbub/channels'
import { resealScorers } from '@hubbub/domain'
import { createKeyring, createSecretBox } from '@hubbub/runtime'
import { query } from '@hubbub/test-support'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Desk, openDesk } from '../inbox/desk.fixtures.ts'
import { labelled, openScorerServer, type ScorerServer } from './scorer-server.fixtures.ts'

let desk: Desk
let server: ScorerServer
beforeAll(async () => {
  desk = await openDesk()
  server = await openScorerServer()
  await query(desk.url, "UPDATE membership SET role = 'admin' WHERE id = $1", [desk.memberId('sue')])
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  await desk[Symbol.asyncDispose]()
})
beforeEach(async () => {
  server.calls.length = 0
  server.answers(labelled('positive'))
  await query(desk.url, 'DELETE FROM sentiment_scorer')
})

const path = () => desk.at('/sentiment/scorer')
const put = async (change: object = {}) =>
  await desk.sue.put(path(), { name: 'Theirs', kind: 'http', url: server.url, timeoutMs: 1_000, ...change })

describe('the example of the guide', () => {
  test('is a scorer, and refuses another key', async () => {
    const guide = readFileSync(new URL('../../../../../docs/sentiment-scorer.md', import.meta.url), 'utf8')
    const [, program = ''] = /```js\n([\s\S]*?)```/.exec(guide) ?? []
    const running = spawn(process.execPath, ['--input-type=module', '--eval', program], {
      env: { PORT: '0', SCORER_KEY: 'the right key' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    try {
      const [port] = (await once(running.stdout, 'data')) as [Buffer]
      const url = `http://127.0.0.1:${port.toString().trim()}/`
      await put({ url, key: 'the right key', timeoutMs: 5_000 })
      const tried = async () =>
        (await desk.sue.post(`${path()}/try`, { texts: ['It is broken', 'Hello'] })).body
      expect(await tried()).toMatchObject({
        results: [
          { label: 'negative', score: -0.8, confidence: 0.9 },
          { label: 'unsure', score: 0, confidence: 0 },
        ],
      })
      await put({ url, key: 'another', timeoutMs: 5_000 })
      expect(await tried()).toMatchObject({ detail: 'The server answered with 401: Who are you?' })
    } finally {
      running.kill()
    }
  })
})

describe('a scorer', () => {
  test('is tried at once, with the server’s own words where it fails', async () => {
    const texts = ['Lovely', 'Awful']
    const tried = async () => await desk.sue.post(`${path()}/try`, { texts })
    expect((await tried()).status).toBe(404)
    await put({ key: 'a secret key' })
    expect((await tried()).body).toMatchObject({ results: [{ label: 'positive' }, { label: 'positive' }] })
    server.answers(() => ({ status: 400, body: 'unknown model; a secret key was sent' }))
    const { status, body } = await tried()
    expect(status).toBe(422)
    expect(body).toMatchObject({
      code: 'sentiment-scorer.unreachable',
      detail: 'The server answered with 400: unknown model; … was sent',
    })
  })

  test('keeps its key, but not for another server', async () => {
    await put({ key: 'a secret key' })
    expect((await put({ name: 'Renamed' })).body).toMatchObject({ name: 'Renamed', hasKey: true, version: 2 })
    const moved = await put({ url: 'https://elsewhere.test' })
    expect(moved.status).toBe(422)
    expect(moved.body).toMatchObject({ code: 'sentiment-scorer.key_needed', errors: [{ path: 'body.key' }] })
    expect((await put({ url: 'https://elsewhere.test', key: null })).body).toMatchObject({ hasKey: false })
  })

  test('of two who change it at once, one hears of it', async () => {
    await put()
    const change = async (name: string) =>
      await desk.sue.ask('PUT', path(), {
        body: { name, kind: 'http', url: server.url },
        headers: { 'if-match': '"1"' },
      })
    expect((await change('First')).status).toBe(200)
    expect((await change('Second')).status).toBe(409)
  })

  test('needs a model to be asked for, and a name that is none of ours', async () => {
    expect((await put({ kind: 'openai' })).body).toMatchObject({ code: 'sentiment-scorer.model_needed' })
    expect((await put({ name: 'hubbub/1' })).status).toBe(400)
  })

  test('on a server of the private network is not asked where that is shut', async () => {
    const shut = createOutsideScorer({ allowPrivateHosts: false })
    const address = { kind: 'http' as const, url: server.url, model: null, key: null, timeoutMs: 1_000 }
    const { failure } = await shut.score(address, [{ text: 'a', language: null }])
    expect(failure).toMatchObject({ reason: 'failed', message: expect.stringContaining('private network') })
    expect(server.calls).toEqual([])
    await shut[Symbol.asyncDispose]()
  })

  test('has its key sealed anew with a new secret', async () => {
    await put({ key: 'a secret key' })
    const both = createSecretBox(createKeyring(['a new secret that is long enough', desk.api.secret]))
    expect(await resealScorers({ store: desk.api.store, secrets: both }, [desk.workspaceId])).toBe(1)
    expect(await resealScorers({ store: desk.api.store, secrets: both }, [desk.workspaceId])).toBe(0)
  })

  test('is forgotten with its key', async () => {
    await put({ key: 'a secret key' })
    expect((await desk.sue.delete(path())).status).toBe(204)
    expect((await desk.sue.get(path())).body).toEqual({ scorer: null })
  })
})
