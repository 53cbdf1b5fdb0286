import { expect, test } from 'vitest'
import { plainContext } from '../context.ts'
import { pullAll } from '../contract-suite/drain.ts'
import { anna, outbound, page, refTo, startMessenger } from './messenger.fixtures.ts'

const DAY_MS = 86_400_000
const picture = {
  filename: 'a.png',
  contentType: 'image/png',
  contentId: null,
  content: Buffer.from('pixels'),
}

async function start() {
  let ahead = 0
  const now = () => new Date(Date.now() + ahead)
  const net = await startMessenger({ now })
  net.desk.chats.said(anna, 'Where is it?')
  const asked = refTo('m_asked')
  const session = net.channel.connect(net.account, plainContext({ clock: { now } }))
  return { ...net, session, asked, later: (ms: number) => (ahead += ms) }
}

test('an answer carries our own id, a file goes without words', async () => {
  await using net = await start()
  const message = outbound({ text: 'Soon there', inReplyTo: net.asked })
  const { externalId } = await net.session.send(message)
  await net.session.send(outbound({ text: '', attachments: [picture] }))
  const [said, file] = net.desk.chats.messages.slice(1)
  expect(said).toMatchObject({
    id: externalId,
    to: anna.id,
    text: 'Soon there',
    metadata: `hubbub:${message.messageId}`,
  })
  expect(file?.attachments).toMatchObject([{ type: 'image' }])
  await expect(net.session.send(outbound({ attachments: [picture] }))).rejects.toMatchObject({
    class: 'rejected',
  })
})

test('after a day it leaves as a person’s, where the app may; else it is refused in Meta’s words', async () => {
  await using net = await start()
  net.later(2 * DAY_MS)
  await expect(net.session.send(outbound({ inReplyTo: net.asked }))).rejects.toMatchObject({
    class: 'rejected',
    message: expect.stringContaining('outside of allowed window'),
    maybeSent: false,
  })
  net.desk.chats.rights.humanAgent = true
  await net.session.send(outbound({ inReplyTo: net.asked }))
  expect(net.desk.chats.messages.at(-1)).toMatchObject({ tag: 'HUMAN_AGENT' })
})

test('a comment is answered below it, hidden, liked and taken back, and once in private', async () => {
  await using net = await start()
  const { feed, chats } = net.desk
  const post = feed.write({ id: page.id, name: page.name }, 'New mugs')
  const comment = feed.write(anna, 'How much?', post.id)
  const asked = refTo(comment.id, { audience: 'public', commentId: comment.id, below: comment.id })
  const said = await net.session.send(
    outbound({ audience: 'public', text: 'Nine euros', inReplyTo: asked, attachments: [picture] }),
  )
  expect(feed.find(said.externalId)).toMatchObject({
    message: 'Nine euros',
    parent: comment.id,
    picture: true,
  })
  await net.session.hide?.(asked, true)
  await net.session.react?.(asked, '👍')
  expect(feed.find(comment.id)).toMatchObject({ hidden: true, likes: 1 })
  await net.session.remove?.({ ...asked, externalId: said.externalId })
  expect(feed.find(said.externalId)).toBeNull()

  await net.session.send(outbound({ text: 'In private', inReplyTo: asked }))
  expect(chats.messages.at(-1)).toMatchObject({ to: anna.id, text: 'In private' })
  await expect(net.session.send(outbound({ text: 'Again', inReplyTo: asked }))).rejects.toMatchObject({
    class: 'rejected',
    message: expect.stringContaining('already replied'),
  })
})

test('a send that was interrupted is looked up, below a comment too', async () => {
  await using net = await start()
  const { feed } = net.desk
  const comment = feed.write(anna, 'How much?', feed.write({ id: page.id, name: page.name }, 'New mugs').id)
  const asked = refTo(comment.id, { audience: 'public', commentId: comment.id, below: comment.id })
  const since = new Date(Date.now() - 1000)
  const message = outbound({ audience: 'public', text: 'Nine euros', inReplyTo: asked })
  expect(await net.session.lookupSent({ message, since })).toBe('unknown')
  const { externalId } = await net.session.send(message)
  expect(await net.session.lookupSent({ message, since })).toMatchObject({ externalId })
  net.later(DAY_MS)
  expect(await net.session.lookupSent({ message, since: new Date(Date.now() + DAY_MS) })).toBe('unknown')
})

test('the page is subscribed to all that is read; typing and reading are shown; a profile is fetched', async () => {
  await using net = await start()
  const [first] = await pullAll(net.session, null)
  expect(first?.gaps).toEqual([])
  expect([...net.desk.subscribed]).toEqual(expect.arrayContaining(['messages', 'message_echoes', 'feed']))
  await net.session.typing?.(net.asked)
  await net.session.markRead?.(net.asked)
  expect(net.desk.chats.signs).toEqual([
    { to: anna.id, action: 'typing_on' },
    { to: anna.id, action: 'mark_seen' },
  ])
  expect(await net.session.profile?.({ kind: 'messenger', value: anna.id, name: null })).toMatchObject({
    name: 'Anna Berg',
  })

  net.desk.subscribed.clear()
  net.later(3_600_000)
  expect((await pullAll(net.session, first?.cursor))[0]?.gaps).toHaveLength(1)
})
