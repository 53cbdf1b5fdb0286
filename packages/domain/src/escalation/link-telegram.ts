import { AppError } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import type { WorkContext } from '../intake/work-context.ts'
import type { BotUpdate } from '../ports/alert-bots.ts'
import type { Secrets, Tokens } from '../ports/secrets.ts'
import type { Repositories } from '../ports/store.ts'
import { ownId, wayContext } from './manage-notify.ts'
import { acknowledgeByLink, ALERT_LINK_DAYS } from './alert-link.ts'

const LASTS_MS = 15 * 60_000

export interface TelegramCode {
  /** Opens Telegram and says the code there. */
  url: string
  /** What one says to the bot oneself. */
  words: string
  expiresAt: string
}

/** A code by which the caller is known to the bot, once and within a quarter of an hour. */
export async function startTelegramLink(ctx: Context & { tokens: Tokens }): Promise<TelegramCode> {
  const memberId = ownId(ctx)
  const { token, hash } = ctx.tokens.issue('tg')
  const expiresAt = new Date(ctx.clock.now().getTime() + LASTS_MS)
  return await ctx.store.transaction(ctx.workspaceId, async ({ alertBots }) => {
    const bot = await alertBots.get()
    if (bot === null)
      throw new AppError({
        code: 'alert-bot.missing',
        kind: 'conflict',
        message:
          'This workspace has no Telegram bot for alerts yet: a supervisor connects one under Escalation',
      })
    await alertBots.saveCode({ memberId, hash, expiresAt })
    return {
      url: `https://t.me/${bot.username}?start=${token}`,
      words: `/start ${token}`,
      expiresAt: expiresAt.toISOString(),
    }
  })
}

/** What the bot says to it. */
export interface BotAnswer {
  text: string
  /** Nobody has to press any more. */
  settled: boolean
}

export type LinkContext = WorkContext & { secrets: Secrets; tokens: Pick<Tokens, 'hash'> }

/**
 * Does what somebody has asked of the bot. The place in its updates moves in the same transaction, so of two readers one
 * does it; what was pressed may be done twice, which changes nothing. Null: it is done with, or says nothing to us.
 */
export async function takeBotUpdate(
  ctx: LinkContext,
  botId: string,
  update: BotUpdate,
): Promise<BotAnswer | null> {
  const { said, chat, id } = update
  const taken = await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const { alertBots } = repositories
    if (said?.kind === 'acknowledge') return { notice: await noticeOf(repositories, said.noticeId, chat.id) }
    if (!(await alertBots.moveOn(botId, id + 1))) return null
    if (said === null) return null
    if (said.kind === 'stop') return { answer: await unlink(repositories, chat.id) }
    if (said.kind === 'other') return { answer: await explain(repositories, chat.id) }
    return { answer: await link(ctx, repositories, { code: said.code, chat }) }
  })
  if (taken === null) return null
  if ('answer' in taken) return taken.answer
  const alert =
    taken.notice === null ? 'gone' : await acknowledgeByLink(ctx, taken.notice, 'by the button in Telegram')
  await ctx.store.transaction(ctx.workspaceId, async ({ alertBots }) => await alertBots.moveOn(botId, id + 1))
  if (typeof alert === 'string')
    return { text: 'There is nothing to acknowledge here any more', settled: true }
  if (alert.state === 'resolved') return { text: 'This is resolved', settled: true }
  if (alert.expired)
    return { text: `This is older than ${ALERT_LINK_DAYS} days: look at it in Hubbub`, settled: true }
  const own = alert.acknowledgedBy === alert.member
  return {
    text: own
      ? 'You have taken it. Nobody else is told now.'
      : `${alert.acknowledgedBy ?? 'Somebody'} has taken it`,
    settled: true,
  }
}

/** What is pressed counts for whom it was sent to, in the chat into which it was sent. */
async function noticeOf(
  { escalations, notify }: Pick<Repositories, 'escalations' | 'notify'>,
  noticeId: string,
  chatId: string,
): Promise<string | null> {
  const notice = await escalations.notice(noticeId)
  if (notice === null) return null
  const own = await notify.findByKey({ kind: 'telegram', key: chatId })
  return own.some(({ memberId }) => memberId === notice.memberId) ? noticeId : null
}

async function link(
  ctx: LinkContext,
  { alertBots, notify, people }: Repositories,
  { code, chat }: { code: string; chat: BotUpdate['chat'] },
): Promise<BotAnswer> {
  const memberId = await alertBots.takeCode(ctx.tokens.hash(code), ctx.clock.now())
  const member = memberId === null ? null : await people.findMember(memberId)
  if (member === null || member.deactivatedAt !== null)
    return {
      text: 'I do not know this code. It may be older than a quarter of an hour: get a new one in Hubbub, under Settings, Notifications.',
      settled: false,
    }
  const id = ctx.ids.next()
  await notify.keepWay({
    id,
    memberId: member.id,
    kind: 'telegram',
    name: 'Telegram',
    host: chat.name,
    address: ctx.secrets.seal(JSON.stringify({ chatId: chat.id }), wayContext(id)),
    format: null,
    enabled: true,
    key: chat.id,
  })
  return { text: `Hello ${member.name}. You are told here from now on; /stop ends it.`, settled: false }
}

async function unlink({ notify }: Repositories, chatId: string): Promise<BotAnswer> {
  const own = await notify.findByKey({ kind: 'telegram', key: chatId })
  for (const { id } of own) await notify.removeWay(id)
  return {
    text: own.length === 0 ? 'You are not told anything here' : 'You are told nothing here any more',
    settled: false,
  }
}

/** The bot reads nothing else: whoever writes to it is told what it is for. */
async function explain({ notify }: Repositories, chatId: string): Promise<BotAnswer> {
  const own = await notify.findByKey({ kind: 'telegram', key: chatId })
  return {
    text:
      own.length === 0
        ? 'I tell people of a workspace when they are needed. To be one of them, get a code in Hubbub, under Settings, Notifications.'
        : 'You are told here when you are needed. Take an alert by the button below it; /stop ends it. I read nothing else.',
    settled: false,
  }
}
