import { ChannelError, type NoticeHook } from '@hubbub/channels'
import { errorMessage } from '@hubbub/contracts'
import {
  type AlertBundle,
  alertData,
  type AlertOutlet,
  type AlertRecipient,
  alertSubject,
  alertText,
  wayContext,
} from '@hubbub/domain'
import type { AlertLinks } from '@hubbub/runtime'
import { mailByMailbox } from './mail-by-mailbox.ts'
import type { EscalateDeps } from './escalate-deps.ts'
import { z } from 'zod'

export interface OutletTools {
  hook: NoticeHook
  links: AlertLinks
}

const hookSchema = z.object({ url: z.url(), secret: z.string().optional() })

/** The way out to the people of one workspace. */
export function createAlertOutlet(
  deps: EscalateDeps,
  { hook, links }: OutletTools,
  workspaceId: string,
): AlertOutlet {
  const linksOf = (item: AlertBundle['items'][number]) => ({
    page: links.page(item.path),
    acknowledge: item.open ? links.acknowledge(workspaceId, item.noticeId) : null,
  })
  const now = () => deps.clock.now()

  async function byHook({ own }: AlertRecipient, alert: AlertBundle): Promise<string> {
    if (own === null) throw new ChannelError({ class: 'rejected', message: 'This way has no address' })
    const { url, secret = null } = hookSchema.parse(
      JSON.parse(deps.secrets.open(own.address, wayContext(own.id))),
    )
    if (own.format === 'slack') return await hook.post(url, alertText(alert.items, linksOf), now)
    const body = alertData(alert, { at: now(), to: own.name, linksOf })
    return await hook.postSigned(url, { id: alert.postId, secret, body }, now)
  }

  async function byMail({ name, email }: AlertRecipient, alert: AlertBundle): Promise<string | null> {
    const mail = {
      to: email,
      subject: alertSubject(alert.items),
      text: alertText(alert.items, linksOf),
      messageId: `alert.${alert.postId}@hubbub.localhost`,
    }
    if (deps.mailer !== null) return await deps.mailer.send(mail)
    return await mailByMailbox(deps, workspaceId, { ...mail, name })
  }

  return {
    async send(to, alert) {
      switch (to.way) {
        case 'email':
          return await byMail(to, alert)
        case 'webhook':
          return await byHook(to, alert)
        default:
          throw new ChannelError({ class: 'rejected', message: `There is no way “${to.way}” here` })
      }
    },
    judge(error) {
      const isTheirs = error instanceof ChannelError
      const lasting = isTheirs && (error.class === 'rejected' || error.class === 'reauthorize')
      return { message: errorMessage(error), until: isTheirs ? error.until : null, lasting }
    },
  }
}
