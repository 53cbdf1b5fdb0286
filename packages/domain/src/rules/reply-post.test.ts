import type { PostRef, ReplyTerms, ReplyWay } from '@hubbub/contracts'
import { describe, expect, test } from 'vitest'
import type { ThreadTail } from '../ports/messages.ts'
import { composePost, openWay, postMetaOf } from './reply-post.ts'

const kim = { kind: 'plain', value: 'p2', name: 'Kim', handle: 'kim' }
const post = (externalId: string): PostRef => ({
  externalId,
  author: kim,
  post: {
    form: 'post',
    audience: 'public',
    url: null,
    place: null,
    to: [],
    repeats: null,
    engagement: null,
    editedAt: null,
    deletedAt: null,
    facts: { cid: 'abc' },
  },
})
const tail: Pick<ThreadTail, 'posts'> = {
  posts: {
    last: { messageId: 'm2', ref: post('s2'), sentAt: new Date(0) },
    root: post('s1'),
    addressee: null,
  },
}
const way = (audience: ReplyWay['audience'], rest: Partial<ReplyWay> = {}): ReplyWay => ({
  audience,
  can: true,
  why: null,
  until: null,
  limits: [],
  files: null,
  formatting: 'plain',
  templates: false,
  label: null,
  ...rest,
})
const terms = (...ways: ReplyWay[]): ReplyTerms => ({ ways, openUrl: 'https://net.test/s2' })
const limit = (max: number) => ({ max, unit: 'characters' as const, perLink: null })
const draft = { id: 'm3', text: 'On its way  \n', files: [] }
const picture = { filename: 'a.png', contentType: 'image/png', size: 10 }

describe('a reply on a network', () => {
  test('answers the newest post of the customer in the thread that it stands in', () => {
    const reply = composePost(tail, terms(way('public'), way('direct')), draft)
    expect(reply).toEqual({
      form: 'post',
      messageId: 'm3',
      audience: 'public',
      to: kim,
      text: 'On its way',
      inReplyTo: post('s2'),
      root: post('s1'),
    })
    expect(postMetaOf(reply)).toMatchObject({ form: 'reply', audience: 'public', to: [kim] })
  })

  test('goes to whom we wrote to where they never wrote, and to nobody nowhere', () => {
    const posts = { last: null, root: null, addressee: kim }
    const reply = composePost({ posts }, terms(way('direct')), draft)
    expect(reply).toMatchObject({ audience: 'direct', to: kim, inReplyTo: null })
    expect(() => composePost({ posts: { ...posts, addressee: null } }, terms(way('direct')), draft)).toThrow(
      expect.objectContaining({ code: 'message.no_recipient' }),
    )
  })

  test('goes as a template where those are taken, though the way is closed for words of one’s own', () => {
    const closed = way('direct', { can: false, why: '24 hours have passed', limits: [limit(3)] })
    const template = { id: 'hello/en', values: {} }
    const filled = { ...draft, template }
    expect(composePost(tail, terms({ ...closed, templates: true }), filled)).toMatchObject({ template })
    expect(() => composePost(tail, terms({ ...closed, templates: true }), draft)).toThrow('24 hours')
    expect(() => composePost(tail, terms(way('direct')), filled)).toThrow(
      expect.objectContaining({ code: 'message.way_closed' }),
    )
    const withFile = { ...filled, files: [picture] }
    expect(() => composePost(tail, terms({ ...closed, templates: true }), withFile)).toThrow('No files')
  })

  test('takes the usual way that is open, unless another is chosen; a closed one says why and where else', () => {
    const closed = way('public', { can: false, why: 'The author lets nobody answer' })
    expect(openWay(terms(closed, way('direct')), undefined).audience).toBe('direct')
    expect(() => openWay(terms(closed, way('direct')), 'public')).toThrow(
      expect.objectContaining({
        code: 'message.way_closed',
        message: 'The author lets nobody answer',
        details: { audience: 'public', openUrl: 'https://net.test/s2' },
      }),
    )
    expect(() => openWay(terms(), undefined)).toThrow(expect.objectContaining({ code: 'message.way_closed' }))
  })

  test('too long is refused with the count, by every limit that holds', () => {
    const graphemes = { max: 3, unit: 'graphemes', perLink: null } as const
    const bytes = { max: 8, unit: 'bytes', perLink: null } as const
    const both = terms(way('public', { limits: [graphemes, bytes] }))
    expect(composePost(tail, both, { ...draft, text: 'é é' }).text).toBe('é é')
    expect(() => composePost(tail, both, { ...draft, text: 'four' })).toThrow(
      expect.objectContaining({
        code: 'message.too_long',
        details: { length: 4, max: 3, unit: 'graphemes' },
      }),
    )
    expect(() => composePost(tail, both, { ...draft, text: '👍👍👍' })).toThrow(
      expect.objectContaining({ details: { length: 12, max: 8, unit: 'bytes' } }),
    )
  })

  test('beside files the text may have to be shorter', () => {
    const textLimit = { max: 3, unit: 'characters', perLink: null } as const
    const some = terms(way('public', { files: { max: 1, maxBytes: 1024, types: ['image/*'], textLimit } }))
    expect(composePost(tail, some, { ...draft, text: 'four' }).text).toBe('four')
    expect(() => composePost(tail, some, { ...draft, text: 'four', files: [picture] })).toThrow(
      expect.objectContaining({
        code: 'message.too_long',
        details: { length: 4, max: 3, unit: 'characters' },
      }),
    )
  })

  test.each([
    ['At most 1 files can be sent with a message here', [picture, picture]],
    ['“a.png” is larger than 1 kB', [{ ...picture, size: 2000 }]],
    [
      '“a.pdf” is of a type that cannot be sent here',
      [{ ...picture, filename: 'a.pdf', contentType: 'application/pdf' }],
    ],
  ])('%s', (message, files) => {
    const some = terms(way('public', { files: { max: 1, maxBytes: 1024, types: ['image/*'] } }))
    expect(composePost(tail, some, { ...draft, files: [picture] }).text).toBe('On its way')
    expect(() => composePost(tail, some, { ...draft, files })).toThrow(
      expect.objectContaining({ code: 'message.files_refused', message }),
    )
  })
})
