import { type AlertBots, ChannelError, type PushSender } from '@hubbub/channels'
import {
  type AlertBundle,
  type AlertItem,
  type AlertRecipient,
  alertText,
  botContext,
  pushBody,
  wayContext,
} from '@hubbub/domain'
import type { AlertLinks, PushKeys } from '@hubbub/runtime'
import { z } from 'zod'
import type { EscalateDeps } from './escalate-deps.ts'

const browserSchema = z.object({
  endpoint: z.string(),
  keys: z.object({ p256dh: z.string(), auth: z.string() }),
  /** Of ours, with which it was subscribed. */
  key: z.string(),
})
const chatSchema = z.object({ chatId: z.string() })

export interface PersonalTools {
  links: AlertLinks
  push: { sender: PushSender; keys: PushKeys }
  bots: AlertBots
}

interface Scope {
  workspaceId: string
  linksOf(item: AlertItem): { page: string | null; acknowledge: string | null }
}

/** Reads an address that is kept sealed. */
export const openAddress =
  ({ secrets }: Pick<EscalateDeps, 'secrets'>) =>
  <Address>(schema: z.ZodType<Address>, { own }: AlertRecipient) => {
    if (own === null) throw new ChannelError({ class: 'rejected', message: 'This way has no address' })
    const plain: unknown = JSON.parse(secrets.open(own.address, wayContext(own.id)))
    return { own, address: schema.parse(plain) }
  }

/** The ways to what a person carries: a browser, a chat with the workspace's bot. */
export function createPersonalWays(
  deps: EscalateDeps,
  { links, push, bots }: PersonalTools,
  { workspaceId, linksOf }: Scope,
) {
  const addressOf = openAddress(deps)
  const now = () => deps.clock.now()

  async function byPush(to: AlertRecipient, alert: AlertBundle): Promise<string> {
    const { address } = addressOf(browserSchema, to)
    const key = push.keys.find(address.key)
    if (key === null)
      throw new ChannelError({
        class: 'rejected',
        message: 'It was subscribed under a secret that is not set any more: add the browser again',
        gone: true,
      })
    const body = pushBody(alert.items, linksOf)
    const urgent = alert.items.some(({ severity }) => severity === 'high' || severity === 'critical')
    return await push.sender.send(address, key, { id: alert.postId, body, urgent }, now)
  }

  async function byTelegram(to: AlertRecipient, alert: AlertBundle): Promise<string> {
    const { address } = addressOf(chatSchema, to)
    const bot = await deps.store.transaction(workspaceId, async ({ alertBots }) => await alertBots.get())
    if (bot === null)
      throw new ChannelError({ class: 'rejected', message: 'This workspace has no Telegram bot any more' })
    const { items } = alert
    const shown = items.flatMap(({ title, path }) => {
      const url = links.page(path)
      // Telegram takes links to the world only.
      return url?.startsWith('https:') === true ? [{ url, title }] : []
    })
    return await bots.bot(deps.secrets.open(bot.token, botContext(bot.id))).tell(address.chatId, {
      text: alertText(items, () => ({ page: null, acknowledge: null })),
      buttons: items.filter(({ open }) => open),
      links: shown,
    })
  }

  return { byPush, byTelegram }
}
