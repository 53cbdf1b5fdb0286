import type { InboundMessage, UnreadableMessage } from '@hubbub/contracts'
import { isLostConnection } from './classify-imap-error.ts'
import { idOf } from '../read/mail-reader.ts'
import { fetchSources, type FetchedMail, type MailSummary } from './fetch-mails.ts'
import type { MailFolder } from './folders.ts'
import type { PullDeps } from './pull-deps.ts'

/** A mail that breaks the connection this often, while the connection itself can be made, is set aside. */
const maxTries = 3

/** Fetches and reads some mails of a folder. One bad mail costs only itself, whether it is bad to read or to fetch. */
export async function fetchPage(
  deps: PullDeps,
  folder: MailFolder,
  mails: readonly MailSummary[],
  signal: AbortSignal,
): Promise<{ messages: InboundMessage[]; unreadable: UnreadableMessage[] }> {
  const sources = await fetchSafely(deps, folder, mails, signal)
  const results = await Promise.all(
    mails.flatMap((mail) => {
      const source = sources.get(mail.uid)
      return source ? [readFetched(deps, folder, mail, source)] : []
    }),
  )
  signal.throwIfAborted()
  return {
    messages: results.flatMap((result) => ('message' in result ? [result.message] : [])),
    unreadable: results.flatMap((result) => ('unreadable' in result ? [result.unreadable] : [])),
  }
}

async function readFetched(
  { reader, settings, clock }: PullDeps,
  { direction, path }: MailFolder,
  mail: MailSummary,
  source: FetchedMail,
) {
  if ('reason' in source) {
    const externalId =
      mail.messageId ?? (source.raw.length > 0 ? idOf(source.raw) : `uid:${path}:${mail.uid}`)
    return { unreadable: { externalId, direction, reason: source.reason, raw: source.raw } }
  }
  const ownAddresses = [settings.address, ...settings.aliases]
  const receivedAt = mail.receivedAt ?? clock.now()
  return reader.read(source.raw, { direction, ownAddresses, receivedAt })
}

async function fetchSafely(
  { imap }: PullDeps,
  folder: MailFolder,
  mails: readonly MailSummary[],
  signal: AbortSignal,
): Promise<Map<number, FetchedMail>> {
  const fetch = (some: readonly MailSummary[]) =>
    imap.inFolder(folder.path, (client) => fetchSources(client, some), { signal })
  let lost: unknown
  try {
    return await fetch(mails)
  } catch (error) {
    if (!isLostConnection(error)) throw error
    lost = error
  }

  const found = new Map<number, FetchedMail>()
  for (const mail of mails) {
    for (let tries = mails.length === 1 ? 2 : 1; !found.has(mail.uid); tries += 1) {
      try {
        for (const [uid, source] of await fetch([mail])) found.set(uid, source)
        break
      } catch (error) {
        if (!isLostConnection(error)) throw error
        lost = error
        await imap.inFolder(folder.path, async (client) => client.noop(), { signal })
        if (tries >= maxTries) found.set(mail.uid, { reason: reasonOf(lost), raw: new Uint8Array() })
      }
    }
  }
  return found
}

function reasonOf(error: unknown): string {
  return `Fetching it breaks the connection: ${error instanceof Error ? error.message : String(error)}`
}
