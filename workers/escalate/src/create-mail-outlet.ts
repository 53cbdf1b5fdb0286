import { ChannelError } from '@hubbub/channels'
import { errorMessage } from '@hubbub/contracts'
import type { MailOutlet } from '@hubbub/domain'
import type { MailDeps } from './mail-deps.ts'
import { mailByMailbox } from './mail-by-mailbox.ts'

/** Reports and digests leave as notices do: by the mail server of the installation, or by a mailbox of the workspace. */
export function createMailOutlet(deps: MailDeps, workspaceId: string): MailOutlet {
  return {
    async send({ name, ...mail }) {
      if (await deps.store.transaction(workspaceId, async ({ settings }) => await settings.isDrill())) return
      if (deps.mailer === null) await mailByMailbox(deps, workspaceId, { ...mail, name })
      else await deps.mailer.send(mail)
    },
    judge(error) {
      const message = errorMessage(error)
      if (error instanceof ChannelError) {
        if (error.maybeSent) return { message, is: 'maybe' }
        return {
          message,
          is: error.class === 'rejected' || error.class === 'reauthorize' ? 'refused' : 'later',
        }
      }
      return { message, is: judgeSmtp(error) }
    },
    page: (path) => (deps.publicUrl === null ? null : new URL(path, deps.publicUrl).href),
  }
}

/** Codes of nodemailer for what failed before anything was handed over. */
const before = new Set(['EDNS', 'EAUTH', 'ETLS', 'ECONNREFUSED', 'EENVELOPE', 'ENOAUTH'])

function judgeSmtp(error: unknown): ReturnType<MailOutlet['judge']>['is'] {
  const { responseCode, code, syscall } = error as { responseCode?: number; code?: string; syscall?: string }
  if (responseCode !== undefined) return responseCode < 500 ? 'later' : 'refused'
  // Without a word of the server a mail that was under way may have arrived.
  return before.has(code ?? '') || syscall === 'connect' ? 'later' : 'maybe'
}
