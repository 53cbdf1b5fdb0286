import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApi, password, setupToken, type TestApi } from '../../test-api.fixtures.ts'

describe('the first run', () => {
  let api: TestApi
  beforeAll(async () => {
    api = await openTestApi()
  })
  afterAll(async () => await api[Symbol.asyncDispose]())

  const input = {
    token: setupToken,
    workspace: 'Acme',
    brand: 'Acme Shoes',
    name: 'Ann',
    email: 'Ann@acme.test',
    password,
  }

  test('takes the token that start prints and no other', async () => {
    const answer = await api.browser().post('/api/v1/setup', { ...input, token: 'something else' })
    expect(answer).toMatchObject({ status: 403, body: { code: 'setup.token_wrong' } })
    expect((await api.browser().get('/api/v1/setup')).body).toMatchObject({
      needsSetup: true,
      demo: false,
      demoPeople: [],
    })
  })

  test('happens once, even when two try at the same moment', async () => {
    const browsers = [api.browser(), api.browser(), api.browser()]
    const answers = await Promise.all(
      browsers.map(
        async (browser, place) =>
          await browser.post('/api/v1/setup', { ...input, email: `ann${place}@acme.test` }),
      ),
    )
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409])
    const winner = browsers[answers.findIndex(({ status }) => status === 201)]
    const me = await winner?.get('/api/v1/me')
    expect(me?.body).toMatchObject({
      memberships: [{ workspace: { name: 'Acme' }, member: { role: 'admin' } }],
    })
    expect((await api.browser().get('/api/v1/setup')).body).toMatchObject({ needsSetup: false })
  })
})
