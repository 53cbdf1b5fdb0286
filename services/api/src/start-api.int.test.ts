import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { tempDir } from '@hubbub/test-support'
import { describe, expect, test } from 'vitest'
import { startApi } from './start-api.ts'
import { openTestApi } from './test-api.fixtures.ts'

describe('a running API', () => {
  test('listens, tells where, and ends with its signal', async () => {
    await using api = await openTestApi({ settings: { port: 0 } })
    const controller = new AbortController()
    await using running = await startApi(api.deps, controller.signal)
    const health = await fetch(`${running.url}/api/v1/health`)
    expect(health.status).toBe(200)
    // Libraries that share the process know what was answered by this.
    expect(health).toBeInstanceOf(Response)
    const port = Number(new URL(running.url).port)
    const again = { ...api.deps, settings: { ...api.deps.settings, port } }
    await expect(startApi(again, controller.signal)).rejects.toMatchObject({
      code: 'api.port_in_use',
      details: { port },
    })
    controller.abort()
    await running[Symbol.asyncDispose]()
    await expect(fetch(`${running.url}/api/v1/health`)).rejects.toThrow('fetch failed')
  })

  test('takes the address of the peer from the connection, and writes over it', async () => {
    await using api = await openTestApi({ settings: { port: 0, openRequestsPerMinute: 2 } })
    await using running = await startApi(api.deps, new AbortController().signal)
    const ask = async () =>
      await fetch(`${running.url}/api/v1/setup`, {
        headers: { 'x-forwarded-for': String(Math.random()), 'x-hubbub-client-ip': '9.9.9.9' },
      })
    expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([200, 200, 429])
    const wrong = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"email":"a@b.test","password":"no no no no"}',
    }
    expect((await fetch(`${running.url}/api/auth/sign-in/email`, wrong)).status).toBe(429)
  })

  test('signs in over a real connection', async () => {
    await using api = await openTestApi({ settings: { port: 0 } })
    const acme = await api.makeWorkspace('Acme')
    await using running = await startApi(api.deps, new AbortController().signal)
    const body = JSON.stringify({ email: acme.admin.email, password: 'a long enough password' })
    const answer = await fetch(`${running.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'http://hubbub.test' },
      body,
    })
    expect(answer.status).toBe(200)
    const [cookie = ''] = answer.headers.getSetCookie()
    const me = await fetch(`${running.url}/api/v1/me`, { headers: { cookie: cookie.split(';')[0] ?? '' } })
    expect(await me.json()).toMatchObject({ user: { email: acme.admin.email } })
  })

  test('takes what comes without a length: nothing at all, and as it is made, up to the limit', async () => {
    await using api = await openTestApi({ settings: { port: 0 } })
    await using running = await startApi(api.deps, new AbortController().signal)
    const one = `${running.url}/api/v1/workspaces/${crypto.randomUUID()}/labels/${crypto.randomUUID()}`
    expect((await fetch(one, { method: 'DELETE' })).status).toBe(401)
    const post = async (text: string) => {
      const body = new Blob([text]).stream()
      const headers = { 'content-type': 'application/json', origin: 'http://hubbub.test' }
      return await fetch(`${running.url}/api/auth/sign-in/email`, {
        method: 'POST',
        headers,
        body,
        duplex: 'half',
      })
    }
    const acme = await api.makeWorkspace('Acme')
    const { email } = acme.admin
    expect((await post(JSON.stringify({ email, password: 'a long enough password' }))).status).toBe(200)
    expect((await post(JSON.stringify({ email, password: 'x'.repeat(2_200_000) }))).status).toBe(413)
  })

  test('serves the web application: hashed files for ever, its page for every other place', async () => {
    await using folder = await tempDir()
    await mkdir(join(folder.path, 'assets'))
    await writeFile(join(folder.path, 'index.html'), '<!doctype html><title>Hubbub</title>')
    await writeFile(join(folder.path, 'assets', 'app-1a2b.js'), `export const text = '${'x'.repeat(5000)}'`)
    await using api = await openTestApi({ settings: { port: 0, webRoot: folder.path } })
    await using running = await startApi(api.deps, new AbortController().signal)
    const get = async (path: string) => await fetch(running.url + path)
    const script = await get('/assets/app-1a2b.js')
    expect(script.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(script.headers.get('content-encoding')).toBe('gzip')
    expect(await script.text()).toContain('xxxxx')
    for (const path of ['/', '/inbox/all', '/invitations/inv_abc', '/..%2f..%2fetc/passwd']) {
      const page = await get(path)
      expect(page.headers.get('cache-control')).toBe('no-cache')
      expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
      expect(await page.text()).toContain('<title>Hubbub</title>')
    }
    for (const path of [
      '/assets/gone.js',
      '/favicon.png',
      '/api/v1/nothing',
      '/api/nothing',
      '/socket.io/x',
    ]) {
      expect((await get(path)).headers.get('content-type'), path).toBe('application/problem+json')
    }
  })

  test('refuses to start without the web application it was told to serve', async () => {
    await using folder = await tempDir()
    await expect(openTestApi({ settings: { webRoot: folder.path } })).rejects.toMatchObject({
      code: 'web.not_built',
    })
  })
})
