import { type AlertBots, ChannelError } from '@hubbub/channels'
import { AppError } from '@hubbub/contracts'
import type { AlertBotCheck } from '@hubbub/domain'

/** Says in Telegram's own words why a bot cannot be taken. */
export const createBotCheck = (bots: Pick<AlertBots, 'check'>): AlertBotCheck => ({
  check: async (token) =>
    await bots.check(token).catch((error: unknown) => {
      if (!(error instanceof ChannelError)) throw error
      throw new AppError({
        code: 'alert-bot.refused',
        kind: 'invalid',
        message: error.message,
        cause: error,
      })
    }),
})
