import { describe, expect, test } from 'vitest'
import { plainContext } from '../context.ts'
import { drain } from '../contract-suite/drain.ts'
import { outboundPost, reddit, refTo, startReddit } from './reddit.fixtures.ts'

describe('what we answer', () => {
  test('below a comment, and it comes back as ours with its address', async () => {
    await using stand = await startReddit()
    await using session = reddit.connect(stand.account)
    const question = stand.world.comment(stand.kim, stand.post, 'how much?')
    const sent = await session.send(outboundPost('**Three** & more', { inReplyTo: refTo(question) }))
    expect(sent).toMatchObject({ url: expect.stringContaining('/comments/'), externalId: sent.ownRef })
    const own = (await drain(reddit, session, null))
      .flatMap(({ messages }) => messages)
      .find(({ externalId }) => externalId === sent.externalId)
    expect(own).toMatchObject({
      direction: 'out',
      text: '**Three** & more',
      thread: { parentRefs: [question.name, stand.post.name] },
    })
  })

  test('to them alone: a new message is looked for, as Reddit does not say its name', async () => {
    await using stand = await startReddit()
    await using session = reddit.connect(stand.account)
    const question = refTo(stand.world.comment(stand.kim, stand.post, 'how much?'))
    const sent = await session.send(
      outboundPost('Three', { audience: 'direct', to: question.author, inReplyTo: question }),
    )
    const letter = stand.world.things.find(({ name }) => name === sent.externalId)
    expect(letter).toMatchObject({ kind: 't4', subject: 'Re: Our new tea', to: stand.kim })
    if (letter?.kind !== 't4') throw new Error('it is no letter')
    const answer = stand.world.write(stand.kim, stand.shop, 'Thanks', { parent: letter })
    const found = (await drain(reddit, session, null)).flatMap(({ messages }) => messages)
    expect(found.find(({ externalId }) => externalId === answer.name)).toMatchObject({
      addressed: true,
      thread: { parentRefs: [letter.name] },
      post: { form: 'direct', audience: 'direct' },
    })
    const again = await session.send(
      outboundPost('Welcome', { audience: 'direct', inReplyTo: refTo(answer) }),
    )
    expect(stand.world.things.find(({ name }) => name === again.externalId)).toMatchObject({ first: letter })
  })

  test('a pause that is asked for inside a success holds all up who write, and nobody who reads', async () => {
    await using stand = await startReddit()
    const context = plainContext()
    await using session = reddit.connect(stand.account, context)
    await using other = reddit.connect(stand.account, context)
    const inReplyTo = refTo(stand.world.comment(stand.kim, stand.post, 'how much?'))
    stand.net.slowDown(180_000)
    const until = expect.any(Date)
    const refusal = { class: 'rate-limited', until, maybeSent: false }
    await expect(session.send(outboundPost('Three', { inReplyTo }))).rejects.toMatchObject({
      ...refusal,
      message: expect.stringContaining('3 minutes'),
    })
    await expect(other.send(outboundPost('Three', { inReplyTo }))).rejects.toMatchObject({
      ...refusal,
      message: expect.stringContaining('pause'),
    })
    expect((await drain(reddit, other, null)).length).toBeGreaterThan(0)
  })

  test('what is locked or deleted is refused in Reddit’s own words, and known to be closed', async () => {
    await using stand = await startReddit()
    await using session = reddit.connect(stand.account)
    const question = stand.world.comment(stand.kim, stand.post, 'how much?')
    stand.post.locked = true
    await expect(session.send(outboundPost('x', { inReplyTo: refTo(question) }))).rejects.toMatchObject({
      class: 'rejected',
      message: expect.stringContaining('locked'),
    })
    const found = (await drain(reddit, session, null)).flatMap(({ messages }) => messages)
    const heard = found.find(({ externalId }) => externalId === stand.post.name)
    const last = heard?.post == null ? null : { ...heard, post: heard.post }
    const { ways, openUrl } = reddit.replyTerms(stand.account, { last, lastInboundAt: null, now: new Date() })
    expect(ways.map(({ audience, can }) => [audience, can])).toEqual([
      ['public', false],
      ['direct', true],
    ])
    expect(openUrl).toMatch(/^https:\/\/www\.reddit\.com\/r\/tea\/comments\//)
  })

  test('a post of our own, a vote, and taking back', async () => {
    await using stand = await startReddit()
    await using session = reddit.connect(stand.account)
    const { externalId, url } = await session.send(outboundPost('News\n\nThere is tea.'))
    const post = stand.world.things.find(({ name }) => name === externalId)
    expect(post).toMatchObject({ subreddit: 'u_Tea_Shop', title: 'News', text: 'There is tea.' })
    expect(url).toContain('/comments/')
    const inReplyTo = refTo(stand.world.comment(stand.kim, stand.post, 'nice'))
    await session.react?.(inReplyTo, '👍')
    await session.remove?.({ ...inReplyTo, externalId })
    expect([stand.world.find(inReplyTo.externalId)?.score, post?.gone]).toEqual([2, 'deleted'])
    expect(await session.profile?.(inReplyTo.author)).toMatchObject({ handle: 'Kim', value: 'kim' })
  })

  test('what broke off is found by what it says and answers', async () => {
    await using stand = await startReddit()
    await using session = reddit.connect(stand.account)
    const inReplyTo = refTo(stand.world.comment(stand.kim, stand.post, 'how much?'))
    const message = outboundPost('Once', { inReplyTo })
    stand.net.fail({ on: 'cut-after', times: 1, when: ({ path }) => path === '/api/comment' })
    const since = new Date()
    await expect(session.send(message)).rejects.toMatchObject({ maybeSent: true })
    expect(await session.lookupSent({ message, since })).toMatchObject({
      externalId: stand.world.things.at(-1)?.name,
    })
    const never = { message: { ...message, text: 'Never' }, since }
    expect(await session.lookupSent(never)).toBe('unknown')
    const longAgo = new Date(Date.now() - 20 * 60_000)
    expect(await session.lookupSent({ ...never, since: longAgo })).toBe('not-sent')
  })
})
