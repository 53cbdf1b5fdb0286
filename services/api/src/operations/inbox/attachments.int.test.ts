import { query } from '@hubbub/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from '../../browser.fixtures.ts'
import { type Desk, openDesk } from './desk.fixtures.ts'

let desk: Desk
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(async () => await desk[Symbol.asyncDispose]())

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

async function upload(file: File | string | null, browser: Browser = desk.ann) {
  const form = new FormData()
  if (file !== null) form.set('file', file)
  return await browser.post(desk.at('/attachments'), form)
}
const uploaded = async (file: File) => String((await upload(file)).body['id'])

describe('an upload', () => {
  test('is kept and described', async () => {
    const answer = await upload(new File(['hello'], 'notes.txt', { type: 'text/plain' }))
    expect(answer).toMatchObject({
      status: 201,
      body: { filename: 'notes.txt', contentType: 'text/plain', size: 5, inline: false, contentId: null },
    })
    const file = await desk.ann.get(desk.at(`/attachments/${String(answer.body['id'])}`))
    expect(file).toMatchObject({ status: 200, text: 'hello' })
  })

  test.each([
    ['is called an image', new File(['<script>alert(1)</script>'], 'cat.png', { type: 'image/png' })],
    ['is called a page', new File(['<p>hello</p>'], 'page.html', { type: 'text/html' })],
    ['is a drawing that may carry scripts', new File(['<svg xmlns="http://www.w3.org/2000/svg"/>'], 'a.svg')],
  ])('that %s is typed by what it is and never shown in our pages', async (_what, file) => {
    const got = await desk.ann.get(desk.at(`/attachments/${await uploaded(file)}`))
    expect(got.headers.get('content-disposition')).toMatch(/^attachment;/)
    expect(got.headers.get('content-type')).not.toMatch(/^image\/png|^text\/html/)
  })

  test.each([
    ['without a file', async () => await upload(null), 400, 'request.invalid'],
    ['with a text in its place', async () => await upload('just a text'), 400, 'request.invalid'],
    ['of nothing', async () => await upload(new File([], 'empty.txt')), 422, 'attachment.empty'],
    [
      'of more than a mail can carry',
      async () => await upload(new File([new Uint8Array(26 * 1024 * 1024)], 'big.bin')),
      413,
      'attachment.too_large',
    ],
    [
      'of more than a request may have',
      async () => await upload(new File([new Uint8Array(31 * 1024 * 1024)], 'bigger.bin')),
      413,
      'request.too_large',
    ],
    [
      'as JSON',
      async () => await desk.ann.post(desk.at('/attachments'), { file: 'x' }),
      415,
      'request.unsupported_media_type',
    ],
    [
      'that is cut off',
      async () =>
        await desk.ann.post(desk.at('/attachments'), '--x\r\ncontent-disposition: form-da', {
          headers: { 'content-type': 'multipart/form-data; boundary=x' },
        }),
      400,
      'request.malformed',
    ],
  ])('%s is refused', async (_what, send, status, code) => {
    const answer = await send()
    expect(answer).toMatchObject({ status, body: { status, code } })
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    if (code === 'request.invalid')
      expect(answer.body['errors']).toEqual([{ path: 'body.file', message: 'A file is needed' }])
  })

  test('is its uploader’s alone until it is sent', async () => {
    const id = await uploaded(new File(['secret'], 'a.txt'))
    expect((await desk.sue.get(desk.at(`/attachments/${id}`))).status).toBe(404)
    const { conversationId } = await desk.receive()
    const sent = await desk.ann.post(desk.at(`/conversations/${conversationId}/messages`), {
      text: 'Here',
      clientId: crypto.randomUUID(),
      attachmentIds: [id],
    })
    expect(sent).toMatchObject({ status: 201, body: { attachments: [{ id, filename: 'a.txt', size: 6 }] } })
    expect((await desk.sue.get(desk.at(`/attachments/${id}`))).text).toBe('secret')
    expect((await desk.cy.get(desk.at(`/attachments/${id}`))).status).toBe(404)
    const again = await desk.ann.post(desk.at(`/conversations/${conversationId}/messages`), {
      text: 'Once more',
      clientId: crypto.randomUUID(),
      attachmentIds: [id],
    })
    expect(again).toMatchObject({ status: 422, body: { code: 'attachment.not_found', details: { id } } })
  })
})

describe('a download', () => {
  test('of a picture is shown in place, and runs nothing', async () => {
    const { headers, status } = await desk.ann.get(
      desk.at(`/attachments/${await uploaded(new File([png], 'dot.png', { type: 'image/png' }))}`),
    )
    expect(status).toBe(200)
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'image/png',
      'content-disposition': `inline; filename="dot.png"; filename*=UTF-8''dot.png`,
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, max-age=3600',
    })
  })

  test.each([
    [`it's (a) *star*.txt`, 'it_s _a_ _star_.txt', `it%27s%20%28a%29%20%2Astar%2A.txt`],
    ['Größe.txt', 'Gr__e.txt', 'Gr%C3%B6%C3%9Fe.txt'],
    ['注文 🙂.pdf', '__ __.pdf', '%E6%B3%A8%E6%96%87%20%F0%9F%99%82.pdf'],
    [`a"b;c\\d%41.txt`, 'a_b_c_d_41.txt', 'a%22b%3Bc_d%2541.txt'],
    ['../../etc/passwd', '.._.._etc_passwd', '.._.._etc_passwd'],
    [`${'x'.repeat(300)}.txt`, `${'x'.repeat(196)}.txt`, `${'x'.repeat(196)}.txt`],
    ['a\r\nset-cookie: b=c.txt', 'a__set-cookie_ b_c.txt', 'a__set-cookie%3A%20b%3Dc.txt'],
  ])('bears the name %j in a form that no header breaks on', async (name, plain, escaped) => {
    // FormData itself escapes quotes and line ends, so the name is put where a client would leave it.
    const id = await uploaded(new File(['x'], 'a.txt'))
    const stored = name.replaceAll(/[\p{Cc}/\\]/gu, '_').slice(-200)
    await query(desk.url, 'UPDATE attachment SET filename = $2 WHERE id = $1', [id, stored])
    const disposition = (await desk.ann.get(desk.at(`/attachments/${id}`))).headers.get('content-disposition')
    expect(disposition).toBe(`attachment; filename="${plain}"; filename*=UTF-8''${escaped}`)
  })

  test('says so when the file is gone from the store', async () => {
    const id = await uploaded(new File(['x'], 'a.txt'))
    await desk.api.deps.blobs.delete(`${desk.workspaceId}/${id}`)
    expect(await desk.ann.get(desk.at(`/attachments/${id}`))).toMatchObject({
      status: 404,
      body: { code: 'attachment.missing' },
    })
  })
})
