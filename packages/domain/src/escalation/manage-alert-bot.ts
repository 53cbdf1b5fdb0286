import { type AlertBot, AppError } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { refuseDrill } from '../drills/refuse-in-drill.ts'
import { permit } from '../permit.ts'
import type { AlertBotCheck, KeptAlertBot } from '../ports/alert-bots.ts'
import type { Secrets } from '../ports/secrets.ts'

/** What a token is sealed for: it opens nowhere else. */
export const botContext = (id: string) => `alert-bot:${id}`

/** The bot by which people are told in Telegram; null where there is none. */
export async function getAlertBot(ctx: Context): Promise<AlertBot | null> {
  permit(ctx, 'on-call:read')
  const bot = await ctx.store.transaction(ctx.workspaceId, async ({ alertBots }) => await alertBots.get())
  return bot === null ? null : shown(bot)
}

/** Takes a bot, once Telegram knows it. Whoever was known to another one says a new code to this. */
export async function connectAlertBot(
  ctx: Context & { secrets: Secrets; alertBotCheck: AlertBotCheck },
  token: string,
): Promise<AlertBot> {
  permit(ctx, 'on-call:write')
  await refuseDrill(ctx)
  const { botId, username } = await ctx.alertBotCheck.check(token)
  const id = ctx.ids.next()
  return await ctx.store.transaction(ctx.workspaceId, async ({ alertBots }) => {
    if (await alertBots.isChannel(username))
      throw new AppError({
        code: 'alert-bot.is_channel',
        kind: 'conflict',
        message: `@${username} is a channel here already, and a bot gives what it hears to one reader only: make another one for alerts`,
      })
    const before = await alertBots.get()
    const kept = { id: before?.botId === botId ? before.id : id, botId, username }
    await alertBots.save({ ...kept, token: ctx.secrets.seal(token, botContext(kept.id)) })
    return { username, lastError: null }
  })
}

/** Nobody is told by it any more. */
export async function removeAlertBot(ctx: Context): Promise<void> {
  permit(ctx, 'on-call:write')
  await ctx.store.transaction(ctx.workspaceId, async ({ alertBots }) => await alertBots.remove())
}

const shown = ({ username, lastError }: KeptAlertBot): AlertBot => ({ username, lastError })
