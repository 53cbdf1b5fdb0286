import type { PublishPlace } from '@hubbub/contracts'
import { expect, it } from 'vitest'
import { judgePost } from './judge-post.ts'

const place: PublishPlace = {
  channel: { id: 'c', name: 'Acme', kind: 'mastodon' },
  address: '@acme',
  brandId: 'b',
  can: true,
  why: null,
  limits: [{ max: 10, unit: 'graphemes', perLink: null }],
  files: { max: 1, maxBytes: 10, types: ['image/*'] },
  formatting: 'plain',
  textOptional: false,
  fields: [
    {
      name: 'title',
      label: 'Title',
      hint: null,
      input: 'text',
      options: [],
      required: true,
      max: 5,
      counted: false,
      initial: '',
      place: false,
    },
    {
      name: 'warning',
      label: 'Warning',
      hint: null,
      input: 'text',
      options: [],
      required: false,
      max: null,
      counted: true,
      initial: '',
      place: false,
    },
  ],
}
const fine = { text: 'Hello', fields: { title: 'News' }, files: 0 }
const problems = (change: Partial<typeof fine>, of = place) => judgePost(of, { ...fine, ...change }).problems

it('says nothing where all is well, and counts what counts', () => {
  expect(problems({})).toEqual([])
  expect(judgePost(place, { ...fine, fields: { title: 'News', warning: 'Tea' } }).count?.length).toBe(8)
})

it('says what is missing or too much', () => {
  expect(problems({ text: ' ' })).toEqual(['There is nothing to publish'])
  expect(problems({ text: ' ' }, { ...place, textOptional: true })).toEqual([])
  expect(problems({ text: 'x'.repeat(12) })).toEqual(['The text is 2 too long'])
  expect(problems({ fields: { title: '' } })).toEqual(['Title is missing'])
  expect(problems({ fields: { title: 'Newspapers' } })).toEqual(['Title is longer than 5 characters'])
  expect(problems({ files: 2 })).toEqual(['At most 1 files can be sent here'])
  expect(problems({ files: 1 }, { ...place, files: null })).toEqual([
    'No files can be sent with this account',
  ])
  expect(problems({}, { ...place, can: false, why: 'Read only' })).toEqual(['Read only'])
})
