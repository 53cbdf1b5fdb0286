import { createMailServer } from '@hubbub/simulators'
import { expect, test } from 'vitest'
import { createSystemMailer } from './create-system-mailer.ts'

test('a mail of the system arrives, marked as written by no person', async () => {
  await using server = await createMailServer({ domain: 'acme.test' })
  server.accounts.add('robot@acme.test', 'secret')
  server.accounts.add('ada@acme.test', 'secret')
  const mailer = createSystemMailer({
    smtpUrl: `smtp://robot%40acme.test:secret@${server.smtp.host}:${server.smtp.port}`,
    from: 'Hubbub <robot@acme.test>',
  })
  await mailer?.send({ to: 'ada@acme.test', subject: 'Come in', text: 'Here is your link' })
  const [mail] = server.mailbox('ada@acme.test')
  const raw = mail?.raw.toString() ?? ''
  expect(raw).toContain('Subject: Come in')
  expect(raw).toContain('Auto-Submitted: auto-generated')
  expect(raw).toContain('Here is your link')
})

test('a server that refuses says why', async () => {
  await using server = await createMailServer({ domain: 'acme.test' })
  server.accounts.add('robot@acme.test', 'secret')
  const mailer = createSystemMailer({
    smtpUrl: `smtp://robot%40acme.test:wrong@${server.smtp.host}:${server.smtp.port}`,
    from: 'robot@acme.test',
  })
  await expect(mailer?.send({ to: 'ada@acme.test', subject: '', text: '' })).rejects.toThrow(/535/)
})

test('without a server there is no mailer', () => {
  expect(createSystemMailer({ smtpUrl: undefined, from: 'robot@acme.test' })).toBeNull()
})
