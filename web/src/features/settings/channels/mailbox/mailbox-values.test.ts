import { describe, expect, it } from 'vitest'
import { formFields } from '#lib/form-fields.ts'
import { readMailbox } from './mailbox-values.ts'

function filled(extra: Record<string, string> = {}) {
  const data = new FormData()
  const values = {
    name: 'Support',
    brandId: 'b',
    defaultTeamId: 'none',
    'settings.address': ' help@shop.example ',
    'settings.imap.host': 'imap.shop.example',
    'settings.imap.port': '993',
    'settings.imap.security': 'tls',
    'settings.smtp.port': '',
    ...extra,
  }
  for (const [name, value] of Object.entries(values)) data.set(name, value)
  return formFields(data)
}

describe('readMailbox', () => {
  it('takes the address as the user and INBOX as the folder where nothing is said', () => {
    const { settings, defaultTeamId } = readMailbox(filled())
    expect(settings).toMatchObject({
      address: 'help@shop.example',
      user: 'help@shop.example',
      inboxFolder: 'INBOX',
      sentFolder: null,
    })
    expect(settings.imap).toEqual({ host: 'imap.shop.example', port: 993, security: 'tls' })
    expect(settings.smtp.port).toBeNaN()
    expect(defaultTeamId).toBeNull()
  })

  it('keeps what is said', () => {
    const { settings, defaultTeamId } = readMailbox(
      filled({ 'settings.user': 'login', 'settings.sentFolder': 'Gesendet', defaultTeamId: 't' }),
    )
    expect(settings).toMatchObject({ user: 'login', sentFolder: 'Gesendet' })
    expect(defaultTeamId).toBe('t')
  })

  it('reads the addresses that end here from lines, commas or spaces', () => {
    const { settings } = readMailbox(
      filled({ 'settings.aliases': ' a@x.example,\n b@x.example  c@x.example\n' }),
    )
    expect(settings.aliases).toEqual(['a@x.example', 'b@x.example', 'c@x.example'])
    expect(readMailbox(filled()).settings.aliases).toEqual([])
  })

  it('sends a password only where one was typed', () => {
    expect(readMailbox(filled())).not.toHaveProperty('credentials')
    expect(readMailbox(filled({ 'credentials.password': ' s ' }))).toMatchObject({
      credentials: { password: ' s ' },
    })
  })
})
