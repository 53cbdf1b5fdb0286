import type { EmailSettings } from '@hubbub/contracts'
import type { ImapFlow } from 'imapflow'

export interface MailFolder {
  path: string
  direction: 'in' | 'out'
}

/** Which folder keeps sent mail does not change while a connection lasts. */
const sentFolders = new WeakMap<ImapFlow, string | null>()

/** The folders to read: the inbox, and where own mail of other clients is kept. The second is absent on some servers. */
export async function findFolders(client: ImapFlow, settings: EmailSettings): Promise<MailFolder[]> {
  const sent = settings.sentFolder ?? (await findSent(client))
  const inbox: MailFolder = { path: settings.inboxFolder, direction: 'in' }
  return sent === null || sent === inbox.path ? [inbox] : [inbox, { path: sent, direction: 'out' }]
}

async function findSent(client: ImapFlow): Promise<string | null> {
  const known = sentFolders.get(client)
  if (known !== undefined) return known
  const folders = await client.list()
  const path = folders.find(({ specialUse }) => specialUse === '\\Sent')?.path ?? null
  sentFolders.set(client, path)
  return path
}
