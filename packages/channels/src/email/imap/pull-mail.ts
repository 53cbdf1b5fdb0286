import type { InboundBatch } from '@hubbub/contracts'
import type { PullInput } from '../../contract.ts'
import { fetchSummaries, type MailSummary } from './fetch-mails.ts'
import { fetchPage } from './fetch-page.ts'
import { findFolders, type MailFolder } from './folders.ts'
import { type FolderCursor, type MailCursor, parseMailCursor } from './mail-cursor.ts'
import { type FolderPlan, planFolder } from './plan-folder.ts'
import type { PullDeps } from './pull-deps.ts'

/** One batch carries at most this; a mail that is larger comes alone. */
const maxMails = 100
const maxBytes = 8_000_000

export async function* pullMail(deps: PullDeps, input: PullInput): AsyncGenerator<InboundBatch> {
  const { imap, settings } = deps
  const folders = await imap.use((client) => findFolders(client, settings), input.signal)
  let cursor = parseMailCursor(input.cursor)
  for (const folder of folders) {
    for await (const batch of pullFolder(deps, folder, cursor, input)) {
      cursor = batch.cursor
      yield batch
    }
  }
}

type MailBatch = InboundBatch & { cursor: MailCursor }

async function* pullFolder(
  deps: PullDeps,
  folder: MailFolder,
  cursor: MailCursor,
  input: PullInput,
): AsyncGenerator<MailBatch> {
  const { signal } = input
  const before = cursor.folders[folder.path]
  const withFolder = (at: FolderCursor): MailCursor => ({
    v: 1,
    folders: { ...cursor.folders, [folder.path]: at },
  })
  const plan = await deps.imap.inFolder(
    folder.path,
    (client, mailbox) =>
      planFolder(client, mailbox, {
        cursor: before,
        importDays: deps.settings.importDays,
        now: deps.clock.now(),
      }),
    { signal },
  )

  let handled = 0
  for await (const page of pages(deps, folder, plan, input)) {
    const read = await fetchPage(deps, folder, page.mails, signal)
    handled = page.end
    yield { ...read, cursor: withFolder(plan.cursorAfter(handled)) }
  }
  const after = plan.cursorAfter(plan.todo.length)
  const moved =
    after.uidNext !== before?.uidNext ||
    after.gaps !== before.gaps ||
    after.uidValidity !== before.uidValidity
  if (handled < plan.todo.length || (plan.todo.length === 0 && moved))
    yield { messages: [], unreadable: [], cursor: withFolder(after) }
}

/** The plan in pieces of bounded weight, without what is stored already. `end`: how much of the plan is then handled. */
async function* pages(
  { imap }: PullDeps,
  folder: MailFolder,
  { todo }: FolderPlan,
  { known, signal }: PullInput,
): AsyncGenerator<{ mails: MailSummary[]; end: number }> {
  for (let start = 0; start < todo.length; start += maxMails) {
    const uids = todo.slice(start, start + maxMails)
    const found = await imap.inFolder(folder.path, (client) => fetchSummaries(client, uids), { signal })
    const wanted = await withoutKnown(found, known)
    let mails: MailSummary[] = []
    let bytes = 0
    for (const mail of wanted) {
      if (mails.length > 0 && bytes + mail.bytes > maxBytes) {
        yield { mails, end: start + uids.indexOf(mail.uid) }
        mails = []
        bytes = 0
      }
      mails.push(mail)
      bytes += mail.bytes
    }
    if (mails.length > 0) yield { mails, end: start + uids.length }
  }
}

async function withoutKnown(mails: MailSummary[], known: PullInput['known']): Promise<MailSummary[]> {
  const ids = mails.map(({ messageId }) => messageId).filter((id) => id !== null)
  if (!known || ids.length === 0) return mails
  const stored = await known(ids)
  return mails.filter(({ messageId }) => messageId === null || !stored.has(messageId))
}
