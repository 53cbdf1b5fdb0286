import { createChannels } from '@hubbub/channels'
import { composeReply, type ThreadTail } from '@hubbub/domain'
import { createKeyring, createThreadTokens, ids } from '@hubbub/runtime'
import { expect, test } from 'vitest'

const address = 'help@shop.test'
const tail: ThreadTail = {
  channel: {
    kind: 'email',
    id: 'c1',
    settings: {},
    account: null,
    address,
    fromName: 'Shop',
    plusAddressing: true,
    enabled: true,
    health: 'connected',
  },
  brandSignature: '',
  contact: { name: 'Kim', blocked: false },
  last: { direction: 'in', subject: 'Grinder', mail: null, author: { value: 'kim@post.test', name: 'Kim' } },
  refs: ['first@post.test'],
  posts: { last: null, root: null, addressee: null },
}
const server = { host: 'mail.shop.test', port: 993, security: 'tls' as const }
const account = {
  settings: { address, fromName: 'Shop', user: address, imap: server, smtp: server },
  credentials: { password: 'unused' },
}

test('an answer to a reply names the conversation by its Message-ID and by its address', async () => {
  const tokens = createThreadTokens(createKeyring(['a secret that is long enough for a test of tokens']))
  const conversationId = ids.next()
  const draft = { id: ids.next(), threadToken: tokens.sign(conversationId), plusAddressing: true }
  const reply = composeReply(tail, { ...draft, subject: 'Grinder', text: 'Hello' })
  const email = createChannels({ allowPrivateHosts: true, urls: {} }).get('email')
  if (email === undefined) throw new Error('there is no e-mail')
  await using session = email.connect(account)
  const read = async (headers: readonly string[]) => {
    const raw = ['From: kim@post.test', 'Subject: Re: Grinder', ...headers, '', 'Thank you'].join('\r\n')
    const result = await session.read(Buffer.from(raw), { direction: 'in' })
    if (!result.ok) throw new Error(result.unreadable.reason)
    return result.message.thread.tokens.map((token) => tokens.verify(token))
  }

  expect(await read([`To: ${address}`, `In-Reply-To: <${reply.messageId}>`])).toEqual([conversationId])
  expect(await read([`To: ${address}`, `References: <other@post.test> <${reply.messageId}>`])).toEqual([
    conversationId,
  ])
  expect(await read([`To: ${reply.replyTo}`])).toEqual([conversationId])
  expect(await read([`To: ${address}`])).toEqual([])
})
