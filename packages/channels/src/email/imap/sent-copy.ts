import type { EmailSettings, SentLookup } from '@hubbub/contracts'
import type { ImapFlow } from 'imapflow'
import { ownIdHeader } from '../own-id-header.ts'
import { findFolders } from './folders.ts'
import type { ImapConnection } from './imap-connection.ts'

/** How long a server may take to show a copy of what it has accepted. */
const settleMs = 15_000

export interface LookupInput {
  messageId: string
  since: Date
  now: Date
}

/**
 * Looks for our mail in the Sent folder and, for mail to ourselves, in the inbox. That it is not there proves
 * something only where the server itself keeps the copy, and only after it had time to.
 */
export async function lookupSent(
  { imap, settings }: { imap: ImapConnection; settings: EmailSettings },
  { messageId, since, now }: LookupInput,
): Promise<SentLookup> {
  const folders = await imap.use((client) => findFolders(client, settings))
  for (const { path } of folders.toReversed())
    if (await imap.inFolder(path, (client) => holds(client, messageId))) return 'sent'
  const conclusive = settings.sentCopy === 'server' && folders.some(({ direction }) => direction === 'out')
  return conclusive && now.getTime() - since.getTime() >= settleMs ? 'not-sent' : 'unknown'
}

/** Puts the copy of a mail that has left into the Sent folder, unless the server has. */
export async function keepSentCopy(
  { imap, settings }: { imap: ImapConnection; settings: EmailSettings },
  { messageId, raw, sentAt }: { messageId: string; raw: Buffer; sentAt: Date },
): Promise<void> {
  const folders = await imap.use((client) => findFolders(client, settings))
  const sent = folders.find(({ direction }) => direction === 'out')
  if (!sent) return
  if (await imap.inFolder(sent.path, (client) => holds(client, messageId))) return
  await imap.use((client) => client.append(sent.path, raw, ['\\Seen'], sentAt))
}

/** By our own header too: some servers give a mail another Message-ID. */
async function holds(client: ImapFlow, messageId: string): Promise<boolean> {
  for (const header of ['message-id', ownIdHeader.toLowerCase()]) {
    const found = await client.search({ header: { [header]: messageId } }, { uid: true })
    if (!Array.isArray(found)) throw new Error('The server did not answer a search by header')
    if (found.length > 0) return true
  }
  return false
}
