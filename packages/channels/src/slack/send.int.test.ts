import type { PostRef } from '@hubbub/contracts'
import { expect, test } from 'vitest'
import { collect } from '../contract-suite/drain.ts'
import { outboundPost, startSlack } from './slack.fixtures.ts'

const file = (filename: string) => ({
  filename,
  contentType: 'text/plain',
  contentId: null,
  content: Buffer.from(`bytes of ${filename}`),
})

/** Anna has asked in a channel; how an answer refers to it. */
async function start() {
  const net = await startSlack()
  const { slack, anna, help, channel, account } = net
  const asked = slack.say({ by: anna, room: help, text: 'Where is it?' })
  const session = channel.connect(account)
  const past = {
    from: new Date(Date.now() - 60_000),
    to: new Date(Date.now() + 60_000),
    signal: AbortSignal.timeout(9000),
  }
  const batches = await collect((session.backfill?.(past) ?? []) as AsyncIterable<never>)
  const ref = batches.flatMap(({ messages }) => messages)[0] as unknown as PostRef
  return {
    ...net,
    session,
    asked,
    ref,
    saidIn: (id: string) => [...(slack.world.rooms.get(id)?.messages.values() ?? [])],
  }
}

test('an answer stands in the thread, or goes to the person alone', async () => {
  await using net = await start()
  const { session, ref, asked, help, app, anna, slack, channel, account } = net
  const [public_, direct] = channel.replyTerms(account, {
    last: ref,
    lastInboundAt: null,
    now: new Date(),
  }).ways
  expect([public_?.audience, public_?.can, direct?.audience, direct?.can]).toEqual([
    'public',
    true,
    'direct',
    true,
  ])
  const sent = await session.send(
    outboundPost({ audience: 'public', inReplyTo: ref, text: 'Soon <!here> & **there**' }),
  )
  const below = net.saidIn(help.id).at(-1)
  expect(below).toMatchObject({ threadTs: asked.ts, text: 'Soon &lt;!here&gt; &amp; *there*' })
  expect(sent).toMatchObject({
    externalId: `${help.id}:${below?.ts}`,
    facts: { channel: help.id, threadTs: asked.ts, direct: false },
    url: expect.stringContaining(`thread_ts=${asked.ts}`),
  })
  const alone = await session.send(outboundPost({ to: ref.author, inReplyTo: ref, text: 'Between us' }))
  const im = slack.world.imWith(app.bot.id, anna.id)
  expect(net.saidIn(im.id)).toMatchObject([{ text: 'Between us', threadTs: null }])
  expect(alone.facts).toMatchObject({ channel: im.id, direct: true })
})

test('files and their words are one message, whose name is learned once it stands', async () => {
  await using net = await start()
  const { session, ref, help, asked } = net
  const sent = await session.send(
    outboundPost({
      audience: 'public',
      inReplyTo: ref,
      text: 'two files',
      attachments: [file('a.txt'), file('März.pdf')],
    }),
  )
  const posted = net.saidIn(help.id).at(-1)
  expect(posted).toMatchObject({ text: 'two files', threadTs: asked.ts })
  expect(posted?.files.map(({ name, content }) => [name, Buffer.from(content).toString()])).toEqual([
    ['a.txt', 'bytes of a.txt'],
    ['März.pdf', 'bytes of März.pdf'],
  ])
  expect(sent.externalId).toBe(`${help.id}:${posted?.ts}`)
})

test('a message of which nothing was heard is found by our own id, one with files by its words', async () => {
  await using net = await start()
  const { slack, session, ref } = net
  const since = new Date(Date.now() - 90_000)
  for (const [path, attachments] of [
    ['/chat.postMessage', []],
    ['/files.completeUploadExternal', [file('a.txt')]],
  ] as const) {
    slack.fail({ on: 'cut-after', times: 1, when: (request) => request.path.endsWith(path) })
    const message = outboundPost({
      audience: 'public',
      inReplyTo: ref,
      text: `by ${path}`,
      attachments: [...attachments],
    })
    await expect(session.send(message)).rejects.toMatchObject({ class: 'retry', maybeSent: true })
    expect(await session.lookupSent({ message, since })).toMatchObject({ facts: { direct: false } })
    expect(await session.lookupSent({ message: { ...message, messageId: 'x', text: 'y' }, since })).toBe(
      'not-sent',
    )
  }
})

test('what Slack refuses is said, and what is too long does not leave', async () => {
  await using net = await start()
  const { slack, session, ref, help, app } = net
  await expect(session.send(outboundPost({ text: 'x'.repeat(4001), inReplyTo: ref }))).rejects.toMatchObject({
    class: 'rejected',
  })
  slack.limit(7000)
  await expect(session.send(outboundPost({ audience: 'public', inReplyTo: ref }))).rejects.toMatchObject({
    class: 'rate-limited',
    maybeSent: false,
    until: expect.any(Date),
  })
  slack.limit(0)
  help.members.delete(app.bot.id)
  const again = net.channel.connect(net.account)
  await expect(again.send(outboundPost({ audience: 'public', inReplyTo: ref }))).rejects.toMatchObject({
    class: 'rejected',
    message: expect.stringContaining('not in channel'),
  })
})

test('a reaction, a profile, and taking back what was said', async () => {
  await using net = await start()
  const { session, ref, asked, help } = net
  await session.react?.(ref, '👍')
  expect([...asked.reactions.keys()]).toEqual(['+1'])
  expect(await session.profile?.(ref.author)).toMatchObject({ name: 'Anna Berg', handle: 'anna' })
  const { externalId, facts = {} } = await session.send(
    outboundPost({ audience: 'public', inReplyTo: ref, text: 'wrong' }),
  )
  await session.remove?.({ ...ref, externalId, post: { ...ref.post, facts } })
  expect(net.saidIn(help.id)).toHaveLength(1)
})
