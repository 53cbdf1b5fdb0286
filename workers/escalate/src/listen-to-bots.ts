import { createHash } from 'node:crypto'
import { type AlertBots, ChannelError } from '@hubbub/channels'
import { errorMessage } from '@hubbub/contracts'
import { botContext, type KeptAlertBot, takeBotUpdate } from '@hubbub/domain'
import { sleep } from '@hubbub/runtime'
import { workContext } from '@hubbub/worker'
import type { EscalateDeps } from './escalate-deps.ts'
import { log } from './log.ts'

const LOOK_MS = 2_000
const PAUSE_MS = 5_000

/** As the API keeps what it has issued. */
const tokens = { hash: (code: string) => createHash('sha256').update(code).digest('hex') }

type Deps = EscalateDeps & { alertBots: AlertBots }

/**
 * Hears what people say to the bots of all workspaces: a code by which they are known, and that they take something. Each
 * bot is heard by one process, which has its lease; the place in its updates moves with what was done.
 */
export async function listenToBots(deps: Deps, signal: AbortSignal): Promise<void> {
  const heard = new Map<string, Promise<void>>()
  while (!signal.aborted) {
    const bots = await deps.database.system.alertBots().catch((error: unknown) => {
      if (!signal.aborted) log.warn({ err: error }, 'the bots that tell people could not be listed')
      return []
    })
    for (const { workspaceId, botId } of bots) {
      if (heard.has(botId) || signal.aborted) continue
      const hearing = hear(deps, { workspaceId, botId }, signal).finally(() => heard.delete(botId))
      heard.set(botId, hearing)
    }
    await sleep(deps.lookMs ?? LOOK_MS, signal)
  }
  await Promise.all(heard.values())
}

async function hear(
  deps: Deps,
  { workspaceId, botId }: { workspaceId: string; botId: string },
  signal: AbortSignal,
): Promise<void> {
  const lease = await deps.database.leases.take(`alert-bot ${botId}`).catch(() => null)
  if (lease === null) return
  const stop = AbortSignal.any([signal, lease.lost])
  try {
    for (;;) {
      const bot = await deps.store.transaction(workspaceId, async ({ alertBots }) => await alertBots.get())
      if (bot === null || bot.id !== botId || stop.aborted) return
      await hearOnce(deps, { workspaceId, bot }, stop)
    }
  } catch (error) {
    if (!stop.aborted) log.warn({ workspaceId, reason: errorMessage(error) }, 'a bot could not be heard')
  } finally {
    await lease.release()
  }
}

async function hearOnce(
  deps: Deps,
  { workspaceId, bot }: { workspaceId: string; bot: KeptAlertBot },
  stop: AbortSignal,
): Promise<void> {
  const ctx = { ...workContext(deps, { workspaceId, trace: null }), secrets: deps.secrets, tokens }
  const telegram = deps.alertBots.bot(deps.secrets.open(bot.token, botContext(bot.id)))
  try {
    // Looks now and then whether it is still this bot that is to be heard.
    for (const update of await telegram.updates(bot.nextUpdate, stop)) {
      const answer = await takeBotUpdate(ctx, bot.id, update)
      if (answer === null) continue
      const said =
        update.press === null
          ? telegram.say(update.chat.id, answer.text)
          : telegram.answer(update, answer.text, answer.settled)
      // What was asked is done; that it was said is a courtesy.
      await said.catch((error: unknown) =>
        log.debug({ reason: errorMessage(error) }, 'an answer of a bot did not leave'),
      )
    }
    if (bot.lastError !== null) await note(null)
  } catch (error) {
    if (stop.aborted) return
    await note(errorMessage(error))
    const until = error instanceof ChannelError ? error.until : null
    const waits = until === null ? PAUSE_MS : Math.max(0, until.getTime() - deps.clock.now().getTime())
    await sleep(waits, stop)
  }

  async function note(text: string | null) {
    await deps.store.transaction(
      workspaceId,
      async ({ alertBots }) => await alertBots.noteError(bot.id, text),
    )
  }
}
