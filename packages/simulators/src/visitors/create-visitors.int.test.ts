import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createTransport } from 'nodemailer'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createMailServer } from '../mail/create-mail-server.ts'
import { createVisitors } from './create-visitors.ts'
import { visitorStories } from './visitor-stories.ts'

const patient = { timeout: 20_000, interval: 20 }
let stack: AsyncDisposableStack
beforeEach(() => void (stack = new AsyncDisposableStack()))
afterEach(async () => await stack.disposeAsync())

interface Said {
  visitor: string
  clientId: string
  text: string
}

/** As much of a chat as visitors need; what is said to them is written to the lines that they hold. */
async function openChat() {
  const said = new Map<string, Said>()
  const names = new Map<string, string>()
  const seen = new Set<string>()
  const lines = new Map<string, ServerResponse>()
  const server = createServer((request, response) => void answer(request, response))
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const body = JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, string>
    const visitor = request.headers.authorization?.slice('Bearer '.length) ?? ''
    const path = new URL(request.url ?? '', 'http://chat.test').pathname
    if (path === '/session')
      return response.end(JSON.stringify({ token: body['token'] ?? crypto.randomUUID() }))
    if (path === '/visitor') names.set(visitor, body['name'] ?? '')
    if (path === '/messages')
      said.set(body['clientId'] ?? '', {
        visitor,
        clientId: body['clientId'] ?? '',
        text: body['text'] ?? '',
      })
    if (path === '/receipts') for (const id of (body['read'] ?? []) as string[]) seen.add(id)
    if (path !== '/stream') return response.end('{}')
    lines.set(visitor, response.writeHead(200, { 'content-type': 'text/event-stream' }))
    response.write(': here\n\n')
    request.on('close', () => lines.delete(visitor))
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stack.defer(() => {
    server.closeAllConnections()
    server.close()
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    by: (visitor: string) => [...said.values()].filter((one) => one.visitor === visitor),
    texts: () => [...said.values()].map(({ text }) => text),
    find: (text: string) => [...said.values()].find((one) => one.text === text),
    isHere: (visitor: string) => lines.has(visitor),
    answer: (visitor: string, id: string) =>
      lines
        .get(visitor)
        ?.write(
          `id: 1.1\nevent: change\ndata: ${JSON.stringify({ messages: [{ id, from: 'agent', read: false }] })}\n\n`,
        ),
  }
}

const chatty = visitorStories.find(({ id }) => id === 'checkout')
const brief = visitorStories.find(({ byMail }) => byMail !== undefined)
if (chatty === undefined || brief?.email == null) throw new Error('the stories of this test are gone')

/** Visitors of whom these come first: who they were in the middle of when the demo ended. */
async function begin(story: string, said = 0) {
  const chat = await openChat()
  const mail = stack.use(await createMailServer({ domain: 'northwind.example' }))
  mail.accounts.add('hello@northwind.example', 'secret')
  let remembered: (() => unknown) | null = null
  const visits = [{ story, token: 'the visitor', clientId: crypto.randomUUID(), said, known: [] }]
  const visitors = createVisitors({
    place: { url: chat.url, origin: 'https://shop.example' },
    mail,
    seed: 'a',
    pace: 200,
    remembered: { visits, told: [] },
    onProgress: (remember) => (remembered = remember),
  })
  stack.defer(async () => await visitors.stop())
  visitors.start()
  return { chat, mail, visitors, remembered: () => remembered?.() as { told: string[] } }
}

test('they write, answer whoever answers them, say what they have seen, and leave when they are content', async () => {
  const { chat, remembered } = await begin(chatty.id)
  const all = [chatty.opening, ...chatty.answers]
  for (const [index, text] of all.slice(0, -1).entries()) {
    await vi.waitUntil(() => chat.find(text) !== undefined && chat.isHere('the visitor'), patient)
    chat.answer('the visitor', `answer ${index}`)
    // Told twice it is one answer.
    chat.answer('the visitor', `answer ${index}`)
  }
  await vi.waitUntil(() => remembered().told.includes(chatty.id), patient)
  expect(chat.by('the visitor').map(({ text }) => text)).toEqual(all)
  expect([...chat.seen]).toEqual(expect.arrayContaining(chatty.answers.map((_, index) => `answer ${index}`)))
})

test('who has left answers the mail that brings the answer', async () => {
  const { chat, mail, remembered } = await begin(brief.id)
  await vi.waitUntil(() => chat.find(brief.opening) !== undefined, patient)
  expect(chat.isHere('the visitor')).toBe(false)
  const transport = createTransport({
    ...mail.smtp,
    ignoreTLS: true,
    auth: { user: 'hello@northwind.example', pass: 'secret' },
  })
  await transport.sendMail({
    from: 'hello@northwind.example',
    to: brief.email ?? '',
    replyTo: 'hello+token@northwind.example',
    subject: 'Your chat',
    text: 'Of course we can.',
  })
  await vi.waitUntil(() => remembered().told.includes(brief.id), patient)
  const [answer] = mail.mailbox('hello@northwind.example')
  expect(answer?.raw.toString()).toContain(brief.byMail?.slice(0, 20))
  expect(answer?.raw.toString()).toContain('In-Reply-To')
})

test('after a restart who waits goes on, and says nothing again', async () => {
  const { chat } = await begin(chatty.id, 1)
  await vi.waitUntil(() => chat.isHere('the visitor'), patient)
  chat.answer('the visitor', 'one')
  await vi.waitUntil(() => chat.by('the visitor').length > 0, patient)
  expect(chat.by('the visitor').map(({ text }) => text)).toEqual([chatty.answers[0]])
})
