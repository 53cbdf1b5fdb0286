import { expect, test } from 'vitest'
import { drain } from '../contract-suite/drain.ts'
import { isAnswer, outboundPost, refTo, startYouTube, youtube } from './youtube.fixtures.ts'

test('an answer to an answer goes below the first, with the name of whom it is for, and comes back as ours', async () => {
  await using stand = await startYouTube()
  await using session = youtube.connect(stand.account)
  const { world, kim, other, shop, ours } = stand
  const top = world.comment(kim, ours, 'how much?')
  const reply = world.reply(other, top, 'too much')
  const sent = await session.send(outboundPost('Three', { inReplyTo: refTo(reply), to: refTo(reply).author }))
  expect(world.comments.get(sent.externalId)).toMatchObject({
    by: shop,
    parent: top,
    text: '@coffee.co Three',
  })
  expect(sent.url).toBe(`https://www.youtube.com/watch?v=${ours.id}&lc=${sent.externalId}`)
  const own = (await drain(youtube, session, null))
    .flatMap(({ messages }) => messages)
    .find(({ direction }) => direction === 'out')
  expect(own).toMatchObject({ externalId: sent.externalId, trimmedText: 'Three' })
  await session.remove?.({ ...refTo(reply), externalId: sent.externalId })
  expect(world.comments.has(sent.externalId)).toBe(false)
  expect(await session.profile?.(refTo(top).author)).toMatchObject({
    name: 'Kim',
    handle: 'kim',
    followers: 12,
  })
})

test('what broke off is found by what it says; what is not there may be held back', async () => {
  await using stand = await startYouTube()
  await using session = youtube.connect(stand.account)
  const inReplyTo = refTo(stand.world.comment(stand.kim, stand.ours, 'how much?'))
  const message = outboundPost('Once', { inReplyTo })
  stand.net.fail({ on: 'cut-after', times: 1, when: isAnswer })
  await expect(session.send(message)).rejects.toMatchObject({ maybeSent: true })
  const since = new Date()
  expect(await session.lookupSent({ message, since })).toMatchObject({
    externalId: expect.stringContaining('.'),
  })
  expect(await session.lookupSent({ message: { ...message, text: 'Never' }, since })).toBe('unknown')
})

test('closed comments are refused in YouTube’s words; files and private messages before they are sent', async () => {
  await using stand = await startYouTube()
  await using session = youtube.connect(stand.account)
  const inReplyTo = refTo(stand.world.comment(stand.kim, stand.ours, 'how much?'))
  stand.ours.commentsOpen = false
  await expect(session.send(outboundPost('x', { inReplyTo }))).rejects.toMatchObject({
    class: 'rejected',
    message: expect.stringContaining('disabled'),
  })
  for (const wrong of [{ audience: 'direct' as const, inReplyTo }, { inReplyTo: null }])
    await expect(session.send(outboundPost('x', wrong))).rejects.toMatchObject({ class: 'rejected' })
})
