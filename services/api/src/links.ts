import { errorMessage } from '@hubbub/contracts'
import { log } from './log.ts'

/** Sends the mail of the system itself, not that of a mailbox people answer from. */
export interface SystemMailer {
  send(mail: { to: string; subject: string; text: string }): Promise<unknown>
}

export type Links = ReturnType<typeof createLinks>

/** Addresses that hold a secret, and their way to the person. Where no mail can be sent, an admin hands them over. */
export function createLinks({ publicUrl, mailer }: { publicUrl: string; mailer: SystemMailer | null }) {
  const page = (path: string) => new URL(path, publicUrl).href

  async function send(mail: { to: string; subject: string; text: string }): Promise<boolean> {
    if (mailer === null) return false
    try {
      await mailer.send(mail)
      return true
    } catch (error) {
      log.warn({ reason: errorMessage(error) }, 'a mail of the system could not be sent')
      return false
    }
  }

  return {
    canMail: mailer !== null,
    signIn: (token: string) => page(`/sign-in?token=${token}`),
    setUp: (token: string) => page(`/setup?token=${token}`),
    invitation: (token: string) => page(`/invitations/${token}`),
    resetPassword: (token: string) => page(`/reset-password?token=${token}`),
    /** False where it did not leave. */
    mailInvitation: async (
      to: string,
      link: string,
      { workspace, inviter }: { workspace: string; inviter: string },
    ) =>
      await send({
        to,
        subject: `${inviter} invites you to ${workspace} on Hubbub`,
        text: `${inviter} invites you to answer customers together in ${workspace}.\n\nAccept here within seven days:\n${link}\n`,
      }),
    mailPasswordReset: async (to: string, link: string) =>
      await send({
        to,
        subject: 'Choose a new password for Hubbub',
        text: `Somebody, hopefully you, asked for a new password.\n\nChoose one here within an hour:\n${link}\n\nIf it was not you, do nothing: your password stays as it is.\n`,
      }),
  }
}
