import { expect, test } from 'vitest'
import { ownWords } from './own-words.ts'

const mail = [
  'Thanks, see below.',
  '',
  'On Monday Ann wrote:',
  '> The parcel is lost and I am furious.',
  '> > Older still',
  'That is solved now.',
  '5 > 3 stays',
].join('\n')

test('what a mail quotes between its own words is left out, and the rest stands where it stood', () => {
  const own = ownWords({ text: mail, isMail: true })
  expect(own).toHaveLength(mail.length)
  for (const word of ['Thanks', 'That is solved now.', '5 > 3 stays'])
    expect(own.indexOf(word)).toBe(mail.indexOf(word))
  expect(own).not.toMatch(/furious|Older|wrote/)
})

test('what is no mail, or quotes nothing, is its own', () => {
  expect(ownWords({ text: mail })).toBe(mail)
  expect(ownWords({ text: '3 > 2\nAnn wrote: hello', isMail: true })).toBe('3 > 2\nAnn wrote: hello')
})
