import { type AlertBots, ChannelError, type NoticeHook, type PushSender } from '@hubbub/channels'
import { errorMessage } from '@hubbub/contracts'
import {
  type AlertBundle,
  alertData,
  type AlertOutlet,
  type AlertRecipient,
  alertSubject,
  alertText,
} from '@hubbub/domain'
import type { AlertLinks, PushKeys } from '@hubbub/runtime'
import { createPersonalWays, openAddress } from './create-personal-ways.ts'
import { mailByMailbox } from './mail-by-mailbox.ts'
import type { EscalateDeps } from './escalate-deps.ts'
import { z } from 'zod'

export interface OutletTools {
  hook: NoticeHook
  links: AlertLinks
  push: { sender: PushSender; keys: PushKeys }
  bots: AlertBots
}

const hookSchema = z.object({ url: z.url(), secret: z.string().optional() })

/** The way out to the people of one workspace. */
export function createAlertOutlet(
  deps: EscalateDeps,
  { hook, links, push, bots }: OutletTools,
  workspaceId: string,
): AlertOutlet {
  const linksOf = (item: AlertBundle['items'][number]) => ({
    page: links.page(item.path),
    acknowledge: item.open ? links.acknowledge(workspaceId, item.noticeId) : null,
  })
  const now = () => deps.clock.now()
  const { byPush, byTelegram } = createPersonalWays(deps, { links, push, bots }, { workspaceId, linksOf })

  const addressOf = openAddress(deps)
  async function byHook(to: AlertRecipient, alert: AlertBundle): Promise<string> {
    const { own, address } = addressOf(hookSchema, to)
    const { url, secret = null } = address
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
      // In a drill people are told in the app, and nothing rings outside.
      if (await deps.store.transaction(workspaceId, async ({ settings }) => await settings.isDrill()))
        return 'Drill: nothing left'
      switch (to.way) {
        case 'email':
          return await byMail(to, alert)
        case 'webhook':
          return await byHook(to, alert)
        case 'push':
          return await byPush(to, alert)
        case 'telegram':
          return await byTelegram(to, alert)
      }
    },
    judge(error) {
      const isTheirs = error instanceof ChannelError
      const lasting = isTheirs && (error.class === 'rejected' || error.class === 'reauthorize')
      const gone = isTheirs && error.gone
      return { message: errorMessage(error), until: isTheirs ? error.until : null, lasting, gone }
    },
  }
}
