import type { PostRef } from '@hubbub/contracts'
import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { anna, annasMessage, newsOf, outboundPost, startTelegram } from './telegram.fixtures.ts'

const file = (filename: string, contentType: string) => ({
  filename,
  contentType,
  contentId: null,
  content: Buffer.from(`bytes of ${filename}`),
})

async function start() {
  const net = await startTelegram()
  net.telegram.write({ from: anna, text: 'Where is it?' })
  return { ...net, session: net.channel.connect(net.account) }
}

test('an answer names what it answers, and says where it can be seen', async () => {
  await using net = await start()
  const { telegram, session } = net
  const result = await session.send(outboundPost({ text: 'Soon there' }))
  expect(result).toMatchObject({
    externalId: '555:2',
    ownRef: '555:2',
    recipients: [{ address: '555', status: 'accepted' }],
  })
  expect(telegram.said(555).at(-1)).toMatchObject({ text: 'Soon there', reply_to_message: { message_id: 1 } })
})

test('files go as photos, documents and albums', async () => {
  await using net = await start()
  const { telegram, session } = net
  await session.send(outboundPost({ text: 'one', attachments: [file('a.png', 'image/png')] }))
  await session.send(
    outboundPost({ text: 'two', attachments: [file('Rechnung März.pdf', 'application/pdf')] }),
  )
  await session.send(
    outboundPost({ text: 'three', attachments: [file('a.png', 'image/png'), file('b.txt', 'text/plain')] }),
  )
  const [one, two, three, last] = telegram.said(555).slice(1)
  expect(one).toMatchObject({ caption: 'one', photo: [{ file_size: 14 }] })
  expect(two).toMatchObject({ caption: 'two', document: { file_name: 'Rechnung März.pdf' } })
  expect(three).toMatchObject({ caption: 'three', document: { file_name: 'a.png' } })
  expect(last).toMatchObject({ media_group_id: three?.media_group_id, document: { file_name: 'b.txt' } })
  expect(last?.caption).toBeUndefined()
})

test('what is too long is refused before anything leaves, beside files sooner', async () => {
  await using net = await start()
  const { telegram, session } = net
  await session.send(outboundPost({ text: '𝒳'.repeat(4096) }))
  for (const post of [
    { text: 'x'.repeat(4097) },
    { text: 'x'.repeat(1025), attachments: [file('a.txt', 'text/plain')] },
    { text: '  ' },
  ])
    await expect(session.send(outboundPost(post))).rejects.toMatchObject({
      class: 'rejected',
      maybeSent: false,
    })
  expect(telegram.said(555)).toHaveLength(2)
})

test('who blocked the bot is not written to again', async () => {
  await using net = await start()
  net.bot.blockedBy.add(anna.id)
  await expect(net.session.send(outboundPost())).rejects.toMatchObject({
    class: 'rejected',
    message: 'Forbidden: bot was blocked by the user',
    maybeSent: false,
  })
})

test('a group that became a supergroup is followed, and remembered', async () => {
  await using net = await start()
  const { telegram, session } = net
  const group = telegram.world.group('Neighbours', { type: 'group' })
  const said = telegram.write({ from: anna, chat: group, text: '/help' })
  const now = telegram.world.upgrade(group.id)
  const facts = { chatId: group.id, messageId: said.message_id, chatType: 'group' }
  const asked: PostRef = { ...annasMessage, post: { ...annasMessage.post, form: 'chat', facts } }
  for (const text of ['found you', 'again']) {
    const { externalId } = await session.send(outboundPost({ audience: 'public', text, inReplyTo: asked }))
    expect(externalId).toMatch(`${now.id}:`)
  }
  expect(telegram.said(now.id).map(({ text }) => text)).toEqual(['found you', 'again'])
})

test('a limit ends when Telegram says, and an answer lost on its way may have arrived', async () => {
  await using net = await start()
  const { telegram, session } = net
  telegram.limit(7000)
  const refused: unknown = await session.send(outboundPost()).catch((error: unknown) => error)
  expect(refused).toMatchObject({ class: 'rate-limited', maybeSent: false })
  const wait = (refused as { until: Date }).until.getTime() - Date.now()
  expect(wait).toBeGreaterThan(6000)
  expect(wait).toBeLessThanOrEqual(7000)
  telegram.limit(0)
  telegram.fail({ on: 'answer', times: 1, answer: { status: 502, body: '<html>Bad Gateway</html>' } })
  await expect(session.send(outboundPost())).rejects.toMatchObject({ class: 'retry', maybeSent: true })
})

test('the token stands in no error', async () => {
  await using net = await start()
  await net.telegram.close()
  const error = await net.session.send(outboundPost()).catch((reason: unknown) => reason)
  expect(inspect(error, { depth: 9 })).not.toContain('AAF')
})

test('typing, a reaction, and taking back what was said', async () => {
  await using net = await start()
  const { telegram, session } = net
  const { externalId, facts = {} } = await session.send(outboundPost({ text: 'wrong' }))
  await session.typing?.(annasMessage)
  await session.react?.(annasMessage, '👍')
  await expect(session.react?.(annasMessage, '🦖')).rejects.toMatchObject({ class: 'rejected' })
  await session.remove?.({ ...annasMessage, externalId, post: { ...annasMessage.post, facts } })
  expect(telegram.said(555)).toMatchObject([{ text: 'Where is it?', reactions: ['👍'] }])
  expect(await session.profile?.(annasMessage.author)).toMatchObject({ name: 'Anna Berg', handle: 'annab' })
})

test('where posts may stand, the check finds: the channels and groups that the bot may write into', async () => {
  await using net = await start()
  const { telegram, bot, channel, account } = net
  const news = newsOf(net)
  const group = telegram.world.group('Neighbours')
  const mute = telegram.world.group('Quiet', { username: 'quiet_ones' })
  telegram.world.roomOf(mute.id).roles.set(bot.me.id, { status: 'restricted', can_send_messages: false })
  telegram.world.group('Not ours', { type: 'channel', username: 'not_ours' })
  const checked = async (...places: string[]) => await channel.check({ ...account, settings: { places } })
  const good = await checked('https://t.me/shop_news', String(group.id))
  expect(good.ok).toBe(true)
  expect(good.account?.facts['rooms']).toEqual([
    { id: String(news.id), name: 'Shop news' },
    { id: String(group.id), name: 'Neighbours' },
  ])
  const bad = await checked('@quiet_ones', 'not_ours', '@nobody_here')
  expect(bad.ok).toBe(false)
  expect(bad.steps.slice(-3).map(({ message }) => message)).toEqual([
    expect.stringContaining('may not write'),
    expect.stringContaining('no administrator'),
    expect.stringContaining('chat not found'),
  ])
  const { publish } = channel.abilities(account)
  expect(publish).toMatchObject({ can: false, why: expect.stringContaining('named in the settings') })
  const placed = { ...account, account: good.account ?? null }
  expect(channel.publishTerms(placed)?.fields).toMatchObject([
    { name: 'room', options: [{ label: 'Shop news' }, { label: 'Neighbours' }], required: true, place: true },
  ])
})

test('a post in a channel is taken back, and stands there no more', async () => {
  await using net = await start()
  const { telegram, session } = net
  const news = newsOf(net)
  const post = outboundPost({
    audience: 'public',
    to: null,
    inReplyTo: null,
    fields: { room: String(news.id) },
  })
  const { externalId, facts = {}, url } = await session.send(post)
  expect(url).toBe(`https://t.me/shop_news/${telegram.said(news.id)[0]?.message_id}`)
  await session.remove?.({ ...annasMessage, externalId, post: { ...annasMessage.post, facts } })
  expect(telegram.said(news.id)).toEqual([])
})
