import { createApi } from '@hubbub/api-client'
import type { Person } from './sign-in.ts'

export interface MailAccount {
  address: string
  password: string
  imap: { host: string; port: number }
  smtp: { host: string; port: number }
  /** Who keeps the copy in the Sent folder: the server, unless said otherwise. */
  sentCopy?: 'server' | 'append'
  defaultTeamId?: string | null
}

/** Over HTTP, as the settings page does; the servers are asked. @returns the channel's id. */
export async function addMailAccount(person: Person, account: MailAccount): Promise<string> {
  const api = createApi({ baseUrl: person.url, headers: person.headers }).workspace(person.workspaceId)
  const [brand] = (await api.brands.list()).items
  if (brand === undefined) throw new Error('there is no brand')
  const channel = await api.channels.create({
    kind: 'email',
    name: 'Customer care',
    brandId: brand.id,
    defaultTeamId: account.defaultTeamId ?? null,
    settings: {
      address: account.address,
      fromName: 'Roasters',
      imap: { ...account.imap, security: 'none' },
      smtp: { ...account.smtp, security: 'none' },
      user: account.address,
      sentCopy: account.sentCopy ?? 'server',
    },
    credentials: { password: account.password },
  })
  return channel.id
}
