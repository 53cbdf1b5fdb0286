import { expect, test } from 'vitest'
import { plainContext } from '../context.ts'
import { callOf, chatChannel, credentials, said, settings, visitor } from './chat.fixtures.ts'
import { partyOf } from './mapper.ts'

const view = { settings, credentials }
const read = async (request: ReturnType<typeof callOf>) =>
  await chatChannel.webhook?.read(view, request, plainContext())

test('what a visitor says is theirs, of their room, and names the page without its secrets', async () => {
  const words = said('Do you ship to Norway?')
  const batch = await read(callOf(JSON.stringify(words)))
  expect(batch?.messages).toMatchObject([
    {
      externalId: `${visitor.id}:${words.clientId}`,
      text: 'Do you ship to Norway?',
      author: { kind: 'chat', value: visitor.id, name: 'Anna', handle: 'anna@example.test' },
      thread: { parentRefs: [`visitor:${visitor.id}`] },
      post: { audience: 'direct', place: { id: `visitor:${visitor.id}`, name: 'www.shop.test/pricing' } },
    },
  ])
})

test('files come as they are, under a name that is no path', async () => {
  const form = new FormData()
  const words = said('look')
  for (const [name, value] of Object.entries(words)) form.set(name, value)
  form.append('file', new File([new Uint8Array([0, 255, 10])], '../cat.png', { type: 'image/png' }))
  const request = new Request('http://chat.test', { method: 'POST', body: form })
  const body = new Uint8Array(await request.arrayBuffer())
  const batch = await read(callOf(body, request.headers.get('content-type') ?? ''))
  expect(batch?.messages[0]?.attachments).toMatchObject([{ filename: 'cat.png', contentType: 'image/png' }])
  expect([...(batch?.messages[0]?.attachments[0]?.content ?? [])]).toEqual([0, 255, 10])
})

test('what cannot be read is set aside with its reason', async () => {
  const batch = await read(callOf('{"text": 5}'))
  expect(batch?.messages).toEqual([])
  expect(batch?.unreadable[0]?.reason).toContain('clientId')
})

test('only an address that the page vouches for makes the visitor the person of that address', () => {
  expect(partyOf({ ...visitor, emailVouched: true })).toEqual({
    kind: 'email',
    value: 'anna@example.test',
    name: 'Anna',
  })
  expect(partyOf(visitor).kind).toBe('chat')
  expect(partyOf({ ...visitor, name: null, email: null })).toMatchObject({ name: 'Visitor 00000c' })
})
