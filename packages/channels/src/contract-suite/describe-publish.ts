import type { OutboundPost } from '@hubbub/contracts'
import { expect, test } from 'vitest'
import type { Channel } from '../contract.ts'
import { drain } from './drain.ts'
import { type ChannelHarness, contextOf } from './harness.ts'

/** Posts of our own that answer nothing. */
export function describePublish(channel: Channel, start: () => Promise<ChannelHarness>) {
  test('what a post of our own needs is told, or why there is none', async () => {
    await using harness = await start()
    const { publish } = channel.abilities(harness.account)
    const terms = channel.publishTerms(harness.account)
    expect(terms?.can ?? false).toBe(publish.can)
    if (terms === null || !terms.can) return expect(harness.published).toBeUndefined()
    // Whoever can publish shows it below.
    expect(harness.published).toBeDefined()
    expect(terms.limits).not.toEqual([])
    const names = terms.fields.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    for (const { input, options, initial, required, name } of terms.fields) {
      if (input === 'select') expect(options.map(({ value }) => value)).toContain(initial)
      if (required) expect(Object.keys(harness.postFields ?? {})).toContain(name)
    }
  })

  test('a post of our own stands before everybody, has an address, and comes back under its name', async () => {
    await using harness = await start()
    if (harness.published === undefined) return
    await using session = channel.connect(harness.account, contextOf(harness))
    const result = await session.send(postOf(harness, 'news for all of you'))
    expect(result.ownRef).toBe(result.externalId)
    expect(URL.canParse(result.url ?? '')).toBe(true)
    expect(harness.published('news for all of you')).toBe(1)
    if (!harness.echoes) return
    const own = (await drain(channel, session, null))
      .flatMap(({ messages }) => messages)
      .filter(({ externalId }) => externalId === result.externalId)
    for (const { direction, thread, post } of own) {
      expect(direction).toBe('out')
      expect(thread.parentRefs).toEqual([])
      expect(['public', 'followers']).toContain(post?.audience)
    }
  })

  test('a post of our own that was broken off is looked up, and stands there once', async () => {
    await using harness = await start()
    if (harness.published === undefined || harness.breakAfterPublishing === undefined) return
    await using session = channel.connect(harness.account, contextOf(harness))
    const message = postOf(harness, 'did they see it?')
    const since = new Date()
    harness.breakAfterPublishing()
    await expect(session.send(message)).rejects.toMatchObject({ class: 'retry', maybeSent: true })
    const published = harness.published('did they see it?')
    expect(published).toBe(1)
    const found = await session.lookupSent({ message, since })
    if (typeof found === 'object') expect(URL.canParse(found.url ?? '')).toBe(true)
    // Sent again under the same id, it is the same post.
    else if (found === 'not-sent') await session.send(message)
    expect(harness.published('did they see it?')).toBe(1)
  })
}

const postOf = ({ postFields = {} }: ChannelHarness, text: string): OutboundPost => ({
  form: 'post',
  messageId: crypto.randomUUID(),
  audience: 'public',
  to: null,
  text,
  inReplyTo: null,
  root: null,
  fields: postFields,
  attachments: [],
})
