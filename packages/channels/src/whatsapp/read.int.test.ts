import { expect, test } from 'vitest'
import { plainContext } from '../context.ts'
import { callOf, sheena, startWhatsapp } from './whatsapp.fixtures.ts'

const hidden = { number: null, userId: 'BR.1502576394655843', name: 'Rita', username: 'rita' }

test('somebody is known by their number, and by Meta’s id where they hide it', async () => {
  await using net = await startWhatsapp()
  const { messages } = await net.read(
    net.number.said(sheena, { type: 'text', text: { body: 'Does it come in another color?' } }),
    net.number.said(hidden, { type: 'text', text: { body: 'Oi' } }),
  )
  expect(messages).toMatchObject([
    {
      author: { kind: 'phone', value: '+16505551234', name: 'Sheena Nelson' },
      thread: { parentRefs: ['user:US.13491208655302741918', 'chat:16505551234'] },
      addressed: true,
      post: { form: 'direct', audience: 'direct', to: [{ kind: 'phone', value: '+15550783881' }] },
    },
    {
      author: { kind: 'whatsapp', value: 'BR.1502576394655843', name: 'Rita', handle: 'rita' },
      thread: { parentRefs: ['user:BR.1502576394655843'] },
    },
  ])
})

test('files are fetched with the token, and one that is gone is named', async () => {
  await using net = await startWhatsapp()
  const { graph, number } = net
  const [kept, gone] = [
    graph.media.keep(Buffer.from('pixels'), 'image/jpeg'),
    graph.media.keep(Buffer.from('old'), 'application/pdf'),
  ]
  graph.media.forget(gone)
  const { messages } = await net.read(
    number.said(sheena, { type: 'image', image: { id: kept, mime_type: 'image/jpeg', caption: 'Broken' } }),
    number.said(sheena, {
      type: 'document',
      document: { id: gone, mime_type: 'application/pdf', filename: 'bill.pdf' },
    }),
  )
  expect(messages[0]).toMatchObject({
    text: 'Broken',
    attachments: [
      {
        filename: 'photo.jpg',
        contentType: 'image/jpeg',
        inline: true,
        content: new TextEncoder().encode('pixels'),
      },
    ],
  })
  expect(messages[1]).toMatchObject({ text: '[bill.pdf: WhatsApp did not hand it out]', attachments: [] })
})

test('all kinds of words', async () => {
  await using net = await startWhatsapp()
  const say = (content: { type: string; [part: string]: unknown }) => net.number.said(sheena, content)
  const { messages } = await net.read(
    say({ type: 'button', button: { text: 'Yes please', payload: 'yes' } }),
    say({
      type: 'interactive',
      interactive: { type: 'list_reply', list_reply: { id: '1', title: 'Blue', description: 'Size M' } },
    }),
    say({ type: 'location', location: { latitude: 52.5, longitude: 13.4, name: 'Here' } }),
    say({
      type: 'contacts',
      contacts: [{ name: { formatted_name: 'Kim' }, phones: [{ phone: '+49 30 1' }] }],
    }),
    say({
      type: 'order',
      order: {
        product_items: [{ product_retailer_id: 'SKU1', quantity: 2, item_price: 5, currency: 'EUR' }],
      },
    }),
    say({ type: 'unsupported', errors: [{ code: 131051, title: 'Message type unknown' }] }),
    say({
      type: 'text',
      text: { body: 'Is this still on?' },
      referral: { source_url: 'https://fb.me/1', source_id: '9', source_type: 'ad', headline: 'Winter sale' },
      context: { id: 'wamid.before' },
    }),
  )
  expect(messages.map(({ text }) => text)).toEqual([
    'Yes please',
    'Blue\nSize M',
    'Here\nhttps://www.openstreetmap.org/?mlat=52.5&mlon=13.4',
    'Kim +49 30 1',
    '2 × SKU1 at 5 EUR',
    '[A message that WhatsApp does not hand over: Message type unknown]',
    'Is this still on?\n\n[Came by the ad “Winter sale” https://fb.me/1]',
  ])
  expect(messages.at(-1)).toMatchObject({
    trimmedText: 'Is this still on?',
    thread: { parentRefs: ['wamid.before', 'user:US.13491208655302741918', 'chat:16505551234'] },
  })
})

test('what was answered in the app on a phone is ours, in the same thread', async () => {
  await using net = await startWhatsapp()
  const [echo] = (await net.read(net.number.answerInApp(sheena, 'I look after it'))).messages
  expect(echo).toMatchObject({
    direction: 'out',
    author: { kind: 'phone', value: '+15550783881' },
    text: 'I look after it',
    thread: { parentRefs: ['chat:16505551234'] },
    post: { to: [{ kind: 'phone', value: '+16505551234' }] },
  })
})

test('what becomes of messages: taken, delivered, read, failed, liked, edited, taken back', async () => {
  await using net = await startWhatsapp()
  const at = '1749416383'
  const status = (word: string, rest: object = {}) => ({
    id: 'wamid.1',
    status: word,
    timestamp: at,
    ...rest,
  })
  const entry = (value: object) => ({
    id: '102290129340398',
    changes: [
      {
        field: 'messages',
        value: {
          metadata: { display_phone_number: '15550783881', phone_number_id: '106540352242922' },
          ...value,
        },
      },
    ],
  })
  const ours = 'whatsapp:11111111-1111-4111-8111-111111111111'
  const { changes = [], messages } = await net.read(
    entry({
      statuses: [status('sent', { biz_opaque_callback_data: ours }), status('delivered'), status('read')],
    }),
    entry({ statuses: [status('failed', { errors: [{ code: 131026, title: 'Message undeliverable' }] })] }),
    net.number.said(sheena, { type: 'reaction', reaction: { message_id: 'wamid.1', emoji: '👍' } }),
    net.number.said(sheena, {
      type: 'edit',
      edit: { original_message_id: 'wamid.2', message: { type: 'text', text: { body: 'Right' } } },
    }),
    net.number.said(sheena, { type: 'revoke', revoke: { original_message_id: 'wamid.3' } }),
  )
  expect(messages).toEqual([])
  expect(changes).toMatchObject([
    {
      kind: 'sent',
      externalId: 'wamid.1',
      sentAs: '11111111-1111-4111-8111-111111111111',
      at: new Date(1_749_416_383_000),
    },
    { kind: 'delivered', externalId: 'wamid.1' },
    { kind: 'read', externalId: 'wamid.1' },
    { kind: 'failed', externalId: 'wamid.1', reason: 'Message undeliverable' },
    { kind: 'engagement', externalId: 'wamid.1', engagement: { likes: 1 } },
    { kind: 'edited', externalId: 'wamid.2', text: 'Right' },
    { kind: 'deleted', externalId: 'wamid.3' },
  ])
})

test('one that cannot be read stops no other, is kept as it came, and can be read again', async () => {
  await using net = await startWhatsapp()
  const odd = { type: 'text', text: { body: 7 } } as unknown as { type: string }
  const foreign = { ...net.number.said(sheena, 'hello' as never), id: '1', changes: [] }
  const { messages, unreadable } = await net.read(
    net.number.said(sheena, odd),
    foreign,
    net.number.said(sheena, { type: 'text', text: { body: 'still heard' } }),
  )
  expect(messages.map(({ text }) => text)).toEqual(['still heard'])
  expect(unreadable).toMatchObject([
    { externalId: expect.stringContaining('wamid.'), reason: expect.stringContaining('text.body') },
  ])
  await using session = net.channel.connect(net.account)
  const raw = Buffer.from(
    Buffer.from(unreadable[0]?.raw ?? [])
      .toString()
      .replace('"body":7', '"body":"seven"'),
  )
  expect(await session.read(raw, { direction: 'in' })).toMatchObject({ ok: true, message: { text: 'seven' } })
  expect(await session.read(unreadable[0]?.raw ?? new Uint8Array(), { direction: 'in' })).toMatchObject({
    ok: false,
  })
})

test('while files may not be fetched, the whole call waits', async () => {
  await using net = await startWhatsapp()
  const id = net.graph.media.keep(Buffer.from('pixels'), 'image/jpeg')
  const call = callOf(net.graph, [
    net.number.said(sheena, { type: 'image', image: { id, mime_type: 'image/jpeg' } }),
  ])
  net.graph.limit(60_000)
  await expect(net.channel.webhook?.read(net.account, call, plainContext())).rejects.toMatchObject({
    class: 'rate-limited',
  })
})
