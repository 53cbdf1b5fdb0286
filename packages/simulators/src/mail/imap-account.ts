import { hoodiecrow, type ImapServer, type Mailbox } from './hoodiecrow.ts'
import type { MailFailures } from './mail-failures.ts'
import { refuseFetch } from './refuse-fetch.ts'

export const imapPlugins = [
  'ENABLE',
  'CONDSTORE',
  'UIDPLUS',
  'MOVE',
  'IDLE',
  'ID',
  'LITERALPLUS',
  'NAMESPACE',
  'SPECIAL-USE',
  'UNSELECT',
]

export interface StoredMail {
  uid: number
  flags: string[]
  receivedAt: Date
  raw: Buffer
}

export type ImapAccount = ReturnType<typeof createImapAccount>

/** One person's folders. Each account is a server of its own that never listens; the front hands it its connections. */
export function createImapAccount(
  address: string,
  { maxPerFolder, failures, now }: { maxPerFolder: number; failures: MailFailures; now: () => Date },
) {
  const store = hoodiecrow({
    plugins: imapPlugins,
    storage: emptyStorage(Math.floor(now().getTime() / 1000)),
  })
  refuseFetch(store, failures)

  return {
    address,
    store,

    append(folder: string, raw: Buffer, flags: string[] = []): number {
      const box = requireBox(store, address, folder)
      const { message } = store.appendMessage(folder, flags, internalDate(now()), raw.toString('latin1'))
      if (box.messages.length > maxPerFolder) dropOldest(store, box)
      return message.uid
    },

    list(folder: string): StoredMail[] {
      return requireBox(store, address, folder).messages.map((message) => ({
        uid: message.uid,
        flags: [...message.flags],
        receivedAt: new Date(message.internaldate.replaceAll('-', ' ')),
        raw: Buffer.from(message.raw, 'latin1'),
      }))
    },

    /** What a server does after a restore from backup: every message keeps its bytes and gets a new number. */
    renumber(folder: string) {
      const box = requireBox(store, address, folder)
      box.uidvalidity += 1
      box.uidnext = 1
      for (const message of box.messages) message.uid = box.uidnext++
    },
  }
}

// @NOTE a fresh validity per start, so that a client which remembers numbers of an earlier run starts over
function emptyStorage(uidvalidity: number) {
  const folder = (specialUse: string) => ({ 'special-use': specialUse, uidvalidity })
  return {
    INBOX: { uidvalidity },
    '': {
      separator: '/',
      folders: {
        Sent: folder('\\Sent'),
        Drafts: folder('\\Drafts'),
        Junk: folder('\\Junk'),
        Trash: folder('\\Trash'),
      },
    },
  }
}

function requireBox(store: ImapServer, address: string, folder: string): Mailbox {
  const box = store.getMailbox(folder)
  if (!box) throw new Error(`${address} has no folder ${folder}`)
  return box
}

function dropOldest(store: ImapServer, box: Mailbox) {
  box.messages.shift()
  store.notify({ tag: '*', attributes: [1, { type: 'ATOM', value: 'EXPUNGE' }] }, box)
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

function internalDate(at: Date): string {
  const day = String(at.getUTCDate()).padStart(2, '0')
  return `${day}-${months[at.getUTCMonth()]}-${at.getUTCFullYear()} ${at.toISOString().slice(11, 19)} +0000`
}
