import { ChannelError } from '@hubbub/channels'
import type { WorkChannel } from '@hubbub/domain'
import { openSession, type SessionDeps, type WorkerDeps } from '@hubbub/worker'

type MailboxDeps = WorkerDeps & SessionDeps

export interface AlertMail {
  to: string
  name: string
  subject: string
  text: string
  html?: string
  messageId: string
  attachments?: readonly { filename: string; contentType: string; content: Uint8Array }[]
}

/** Where the installation has no mail server of its own, an alert leaves by the first mailbox of the workspace that works. */
export async function mailByMailbox(
  deps: MailboxDeps,
  workspaceId: string,
  { to, name, subject, text, html, messageId, attachments = [] }: AlertMail,
): Promise<string | null> {
  const channel = await findMailbox(deps, workspaceId)
  if (channel === null)
    throw new ChannelError({
      class: 'rejected',
      message: 'There is neither a mail server (SMTP_URL) nor a connected mailbox that could send it',
    })
  // A copy of it among what was sent would be taken for an answer to somebody.
  const settings = { ...(channel.settings as object), sentCopy: 'server' }
  await using session = openSession(deps, { workspaceId, channel: { ...channel, settings } })
  const { response } = await session.send({
    form: 'mail',
    messageId,
    from: { address: channel.address, name: 'Hubbub' },
    replyTo: null,
    to: [{ kind: 'email', value: to, name }],
    cc: [],
    bcc: [],
    subject,
    text,
    html: html ?? null,
    inReplyTo: null,
    references: [],
    automatic: true,
    attachments: attachments.map((file) => ({ ...file, contentId: null })),
  })
  return response
}

async function findMailbox(deps: MailboxDeps, workspaceId: string): Promise<WorkChannel | null> {
  return await deps.store.transaction(workspaceId, async ({ channels }) => {
    for (const { id, kind, enabled, health } of await channels.list()) {
      const isMailbox = deps.channels.get(kind)?.form === 'mail'
      if (isMailbox && enabled && health !== 'needs-sign-in') return await channels.forWork(id)
    }
    return null
  })
}
