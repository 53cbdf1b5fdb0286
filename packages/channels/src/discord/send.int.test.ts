import { expect, test } from 'vitest'
import { plainContext } from '../context.ts'
import { outboundPost, refTo, startDiscord } from './discord.fixtures.ts'

const file = (filename: string, contentType: string) => ({
  filename,
  contentType,
  contentId: null,
  content: Buffer.from(`bytes of ${filename}`),
})

async function start() {
  const net = await startDiscord()
  const asked = net.discord.say({ by: net.anna, room: net.help, text: 'Where is it?' })
  return { ...net, asked, ref: refTo(asked), session: net.channel.connect(net.account) }
}

test('an answer names what it answers, or goes to the person alone; files go along', async () => {
  await using net = await start()
  const { discord, session, ref, asked, help, anna } = net
  const files = [file('a.png', 'image/png'), file('März.pdf', 'application/pdf')]
  const sent = await session.send(outboundPost({ inReplyTo: ref, text: 'Here', attachments: files }))
  const posted = [...help.messages.values()].at(-1)
  expect(posted).toMatchObject({ content: 'Here', answers: asked.id })
  expect(
    posted?.files.map(({ name, contentType, content }) => [
      name,
      contentType,
      Buffer.from(content).toString(),
    ]),
  ).toEqual([
    ['a.png', 'image/png', 'bytes of a.png'],
    ['März.pdf', 'application/pdf', 'bytes of März.pdf'],
  ])
  expect(sent).toMatchObject({
    externalId: posted?.id,
    url: `https://discord.com/channels/1/${help.id}/${posted?.id}`,
  })
  const alone = await session.send(
    outboundPost({ audience: 'direct', inReplyTo: ref, to: ref.author, text: 'Between us' }),
  )
  const direct = discord.world.directWith(discord.bot, anna)
  expect([...direct.messages.values()]).toMatchObject([{ content: 'Between us' }])
  expect(alone.facts).toMatchObject({ channelId: direct.id, direct: true })
})

test('sent twice within minutes it stands there once, and later it is found by its words', async () => {
  await using net = await start()
  const { discord, session, ref, help } = net
  discord.fail({
    on: 'cut-after',
    times: 1,
    when: ({ method, path }) => method === 'POST' && path.endsWith('/messages'),
  })
  const message = outboundPost({ inReplyTo: ref, text: 'once' })
  await expect(session.send(message)).rejects.toMatchObject({ class: 'retry', maybeSent: true })
  const { externalId } = await session.send(message)
  expect([...help.messages.values()].filter(({ content }) => content === 'once').map(({ id }) => id)).toEqual(
    [externalId],
  )
  const since = new Date(Date.now() - 3_600_000)
  expect(await session.lookupSent({ message, since })).toMatchObject({ externalId })
  expect(await session.lookupSent({ message: { ...message, text: 'never' }, since })).toBe('not-sent')
})

test('a bucket that is empty is left alone by all who use the token, until it is filled', async () => {
  await using net = await start()
  const { discord, ref, help, channel, account } = net
  const context = plainContext()
  discord.allow(`/api/v10/channels/${help.id}/messages`, 1, 4000)
  await channel.connect(account, context).send(outboundPost({ inReplyTo: ref, text: 'the last' }))
  let asked = 0
  discord.fail({ on: 'delay', ms: 0, when: ({ method }) => method === 'POST' && (asked += 1) > 0 })
  const other = channel.connect(account, context)
  const refused: unknown = await other.send(outboundPost({ inReplyTo: ref })).catch((error: unknown) => error)
  expect(refused).toMatchObject({ class: 'rate-limited', maybeSent: false })
  expect((refused as { until: Date }).until.getTime()).toBeGreaterThan(Date.now())
  expect(asked).toBe(0)
})

test('what Discord refuses is said in its words, and what is too long does not leave', async () => {
  await using net = await start()
  const { discord, session, ref, help } = net
  await expect(session.send(outboundPost({ inReplyTo: ref, text: 'x'.repeat(2001) }))).rejects.toMatchObject({
    class: 'rejected',
  })
  discord.hidden.add(help.id)
  await expect(session.send(outboundPost({ inReplyTo: ref }))).rejects.toMatchObject({
    class: 'rejected',
    message: 'Missing Access',
    maybeSent: false,
  })
  discord.fail({ on: 'answer', times: 1, answer: { status: 502, body: '<html>' } })
  await expect(session.send(outboundPost({ inReplyTo: ref }))).rejects.toMatchObject({
    class: 'retry',
    maybeSent: true,
  })
})

test('typing, a reaction, a profile, and taking back what was said', async () => {
  await using net = await start()
  const { session, ref, asked, help } = net
  await session.typing?.(ref)
  await session.react?.(ref, '👍')
  expect([...asked.reactions.keys()]).toEqual(['👍'])
  expect(await session.profile?.(ref.author)).toMatchObject({ name: 'Anna Berg', handle: 'anna' })
  const { externalId, facts = {} } = await session.send(outboundPost({ inReplyTo: ref, text: 'wrong' }))
  await session.remove?.({ ...ref, externalId, post: { ...ref.post, facts } })
  expect(help.messages.size).toBe(1)
})
