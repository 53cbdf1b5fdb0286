import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isAppError } from '@hubbub/contracts'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { extractText, getDocumentProxy } from 'unpdf'
import { launchBrowser } from './browser/launch-browser.ts'
import { createPrinter, type Printer } from './create-printer.ts'
import type { PrintPage } from './document.ts'
import { html, trustedHtml } from '@hubbub/domain'

const chromiumPath = process.env['CHROMIUM_PATH'] || undefined
let printer: Printer
beforeEach(() => {
  printer = createPrinter({ chromiumPath, deadlineMs: 30_000 })
})
afterEach(async () => {
  await printer[Symbol.asyncDispose]()
})

const page = (body: PrintPage['body'], more: Partial<PrintPage> = {}): PrintPage => ({
  title: 'A page',
  language: 'en',
  body,
  ...more,
})

async function read(pdf: Uint8Array) {
  const document = await getDocumentProxy(pdf.slice())
  const { text, totalPages } = await extractText(document, { mergePages: false })
  const { info } = (await document.getMetadata()) as { info: { Title?: string } }
  const [, , width = 0, height = 0] = (await document.getPage(1)).view
  return { text, totalPages, title: info.Title, size: [Math.round(width), Math.round(height)] }
}

test('A4 with its title, its foot and numbered pages', async () => {
  const foot = `Demo “workspace” \\ </style> 'x'`
  const pdf = await printer.print(
    page(
      html`<p>First</p>
        <p style="break-before: page">Second</p>`,
      { foot },
    ),
  )
  const { text, totalPages, title, size } = await read(pdf)
  expect({ totalPages, title, size }).toEqual({ totalPages: 2, title: 'A page', size: [595, 842] })
  expect(text[0]).toContain('First')
  expect(text[1]).toContain('Second')
  expect(text.map((one) => one.includes(foot))).toEqual([true, true])
  expect(text.map((one) => /(\d) \/ 2/.exec(one)?.[1])).toEqual(['1', '2'])
})

test('scripts of the world are written with fonts that come along', async () => {
  const said = ['Grüße, Ελλάδα, Привет', '你好世界', 'こんにちは', '안녕하세요', 'مرحبا', 'नमस्ते', 'สวัสดี']
  const pdf = await printer.print(
    page(
      html`${said.map((text) => html`<p>${text}</p>`)}
        <p>☕🔥</p>`,
    ),
  )
  const fonts = [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/\/FontName \/[A-Z]+\+(\w+)/g),
  ].map(([, name]) => name)
  const expected = [
    'Inter',
    'NotoSansSC',
    'NotoSansKR',
    'NotoSansArabic',
    'NotoSansDevanagari',
    'NotoSansThai',
  ]
  for (const name of expected) expect(fonts.some((font) => font?.startsWith(name))).toBe(true)
  const { text } = await read(pdf)
  for (const words of said.slice(0, 4)) expect(text[0]).toContain(words)
})

test('what a page asks for is neither run nor fetched', async () => {
  let asked = 0
  await using server = createServer((_request, response) => {
    asked += 1
    response.end('x')
  }).listen(0, '127.0.0.1')
  await vi.waitFor(() => expect(server.listening).toBe(true))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const hostile = trustedHtml(`
    <p id="p">Kept</p>
    <script>document.getElementById('p').textContent = 'Changed'; fetch('${address}/fetch')</script>
    <script src="${address}/script.js"></script>
    <img src="${address}/image.png" onerror="document.getElementById('p').textContent = 'Changed'">
    <img src="file:///etc/passwd"><iframe src="file:///etc/passwd"></iframe><iframe src="${address}/frame"></iframe>
    <link rel="stylesheet" href="${address}/style.css"><style>@import url(${address}/import.css); body { background: url(${address}/b.png) }</style>
    <object data="${address}/object"></object><meta http-equiv="refresh" content="0;url=${address}/gone">
  `)
  const { text } = await read(await printer.print(page(hostile)))
  expect(text.join(' ')).toContain('Kept')
  expect(text.join(' ')).not.toMatch(/Changed|root:/)
  expect(asked).toBe(0)
})

test('one browser prints one page after the other, and is closed when nothing is left to do', async () => {
  const launch = vi.fn<typeof launchBrowser>(launchBrowser)
  await using quick = createPrinter({ chromiumPath, idleMs: 300, launch })
  const pdfs = await Promise.all(
    ['one', 'two', 'three'].map(async (text) => await quick.print(page(html`${text}`))),
  )
  const texts = await Promise.all(pdfs.map(async (pdf) => (await read(pdf)).text[0]))
  expect(texts.map((text) => /one|two|three/.exec(text ?? '')?.[0])).toEqual(['one', 'two', 'three'])
  expect(launch).toHaveBeenCalledTimes(1)
  const browser = launch.mock.settledResults[0]?.value as Awaited<ReturnType<typeof launchBrowser>>
  await vi.waitFor(() => expect(browser.isConnected()).toBe(false), 5_000)
  expect((await quick.print(page(html`again`))).length).toBeGreaterThan(500)
  expect(launch).toHaveBeenCalledTimes(2)
})

test('what takes too long is given up, and the next page is printed', async () => {
  await using hasty = createPrinter({ chromiumPath, deadlineMs: 1 })
  await expect(hasty.print(page(html`slow`))).rejects.toMatchObject({
    code: 'print.too_slow',
    kind: 'unavailable',
  })
  expect((await printer.print(page(html`next`))).length).toBeGreaterThan(500)
})

test('where no browser can start, it is said which were tried', async () => {
  await using none = createPrinter({ chromiumPath: '/no/such/browser' })
  const error: unknown = await none.print(page(html`x`)).catch((thrown: unknown) => thrown)
  expect(isAppError(error) && error).toMatchObject({
    code: 'print.no_browser',
    kind: 'unavailable',
    details: { tried: [expect.stringContaining('CHROMIUM_PATH (/no/such/browser)')] },
  })
})
