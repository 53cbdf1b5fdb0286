import { expect, test } from 'vitest'
import type { UnheardAnswers } from '../ports/handover.ts'
import { handoverMail } from './handover-mail.ts'

const answer = (text: string, name = 'Mara', sizes: number[] = []) => ({
  id: text,
  text,
  author: { memberId: name, name },
  files: sizes.map((size, place) => ({ id: `${text} ${place}`, size, filename: `${place}.pdf` })),
})
const unheard = (part: Partial<UnheardAnswers> = {}): UnheardAnswers => ({
  visitor: { id: 'v', channelId: 'chat', name: 'Anna', email: 'anna@post.test', epoch: 1 },
  chat: { title: 'The Shop', names: true },
  mailbox: { id: 'box', address: 'help@shop.test', fromName: 'Shop', plusAddressing: true },
  signature: 'The Shop, Harbour 1',
  conversation: { id: 'c', assigneeId: null, teamId: null },
  answers: [answer('In green.'), answer('And in blue.')],
  refs: [],
  ...part,
})
const given = { id: '1', threadToken: 'token', link: 'https://desk.test/chat/1' }

test('all answers stand in it with the signature and the way back, from the one who wrote them', () => {
  const { envelope } = handoverMail(unheard(), given)
  expect(envelope).toMatchObject({
    from: { address: 'help@shop.test', name: 'Mara (Shop)' },
    to: [{ value: 'anna@post.test', name: 'Anna' }],
    replyTo: 'help+token@shop.test',
    messageId: 'hub.1.token@shop.test',
    subject: 'Your chat with The Shop',
    inReplyTo: null,
    automatic: false,
  })
  expect(envelope.text).toMatch(
    /^In green\.\n\nAnd in blue\.\n\n-- \nThe Shop, Harbour 1\n\n.*\n.*https:\/\/desk\.test\/chat\/1$/,
  )
})

test('of several people it says who said what, unless visitors are not told', () => {
  const answers = [answer('In green.'), answer('And in blue.', 'Jon')]
  const { envelope } = handoverMail(unheard({ answers }), given)
  expect(envelope.from.name).toBe('Shop')
  expect(envelope.text).toContain('Mara:\nIn green.\n\nJon:\nAnd in blue.')
  const unnamed = handoverMail(unheard({ answers, chat: { title: 'The Shop', names: false } }), given)
  expect(unnamed.envelope.text).not.toMatch(/Mara|Jon/)
  expect(unnamed.envelope.from.name).toBe('Shop')
})

test('a later one stands in the thread of the first', () => {
  const { envelope } = handoverMail(unheard({ refs: ['one@shop.test', 'two@post.test'] }), given)
  expect(envelope).toMatchObject({
    subject: 'Re: Your chat with The Shop',
    inReplyTo: 'two@post.test',
    references: ['one@shop.test', 'two@post.test'],
  })
})

test('files go along where a mail can hold them, and are named where not', () => {
  expect(handoverMail(unheard({ answers: [answer('Here', 'Mara', [5, 6])] }), given).fileIds).toEqual([
    'Here 0',
    'Here 1',
  ])
  const large = handoverMail(unheard({ answers: [answer('Here', 'Mara', [9_000_000, 9_000_000])] }), given)
  expect(large.fileIds).toEqual([])
  expect(large.envelope.text).toContain('In the chat: 0.pdf, 1.pdf')
})

test('a name that is no name breaks no address', () => {
  const visitor = { ...unheard().visitor, name: '"><eve@other.test>\r\nBcc: all@post.test' }
  expect(handoverMail(unheard({ visitor }), given).envelope.to).toMatchObject([{ value: 'anna@post.test' }])
})
