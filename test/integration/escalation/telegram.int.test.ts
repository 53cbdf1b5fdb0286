import { botContext, startTelegramLink } from '@hubbub/domain'
import { createTelegram } from '@hubbub/simulators'
import { eventually } from '@hubbub/test-support'
import { expect, test } from 'vitest'
import { openLadder } from './lib/open-ladder.ts'

const patient = { timeout: 30_000 }
const token = '7777:AAF-simulated-alert-bot-0123456789'
const anna = { id: 555, is_bot: false, first_name: 'Anna', username: 'annab' }

/** A workspace with its bot, and a person who is not known to it yet. */
async function openScene() {
  await using opening = new AsyncDisposableStack()
  const telegram = opening.use(await createTelegramHere())
  const bot = telegram.addBot({ token, username: 'alerts_bot' })
  const at = opening.use(await openLadder({ telegramUrl: telegram.url }))
  const ann = await at.addMember('Ann', { hook: false })
  const botId = at.deps.ids.next()
  await at.store.transaction(at.workspaceId, async ({ alertBots, notify }) => {
    await alertBots.save({
      id: botId,
      token: at.deps.secrets.seal(token, botContext(botId)),
      botId: '7777',
      username: 'alerts_bot',
    })
    const telegramOnly = [{ way: 'telegram' as const, afterSeconds: 0 }]
    await notify.savePreference(ann, {
      timeZone: 'UTC',
      quiet: null,
      rules: { low: [], medium: telegramOnly, high: telegramOnly, critical: telegramOnly },
    })
  })
  const policy = await at.addPolicy([{ memberId: ann, waitSeconds: 600 }])
  const ways = async () =>
    await at.store.transaction(at.workspaceId, async ({ notify }) => await notify.ways(ann))
  const said = () => telegram.said(anna.id).filter(({ from }) => from?.is_bot === true)
  const link = async () => {
    const { words, url } = await startTelegramLink(at.as(ann))
    expect(url).toBe(`https://t.me/alerts_bot?start=${words.slice('/start '.length)}`)
    telegram.write({ from: anna, text: words })
    await eventually(async () => expect(await ways()).toHaveLength(1), patient)
    return words
  }
  const stack = opening.move()
  return {
    ...at,
    telegram,
    bot,
    ann,
    policy,
    ways,
    said,
    link,
    [Symbol.asyncDispose]: async () => await stack.disposeAsync(),
  }
}

async function createTelegramHere() {
  const telegram = await createTelegram()
  return { ...telegram, [Symbol.asyncDispose]: telegram.close }
}

test('a code links a chat once; what is told there is taken by its button, and told again to nobody', async () => {
  await using at = await openScene()
  await using _worker = at.worker()
  at.telegram.write({ from: anna, text: '/start' })
  await eventually(() => expect(at.said()[0]?.text).toMatch(/get a code in Hubbub/), patient)
  const words = await at.link()
  expect(await at.ways()).toMatchObject([{ kind: 'telegram', host: '@annab', enabled: true }])
  await eventually(() => expect(at.said()[1]?.text).toMatch(/^Hello Ann\./), patient)
  at.telegram.write({ from: anna, text: 'I am on it' })
  await eventually(() => expect(at.said()[2]?.text).toMatch(/by the button below it/), patient)
  // The same code of somebody else opens nothing.
  at.telegram.write({ from: { ...anna, id: 666, username: 'mallory' }, text: words })
  await eventually(() => expect(at.telegram.said(666).at(-1)?.text).toMatch(/do not know this code/), patient)
  expect(await at.ways()).toHaveLength(1)

  const id = await at.start(at.policy)
  await eventually(() => expect(at.said()).toHaveLength(4), patient)
  const alert = at.said()[3]
  expect(alert?.text).toBe('High: The shop is on fire\n- 146 mentions in 5 minutes')
  expect(alert?.reply_markup?.inline_keyboard.flat()).toMatchObject([
    { text: 'Acknowledge' },
    { text: 'Look at it', url: 'https://desk.test/inbox' },
  ])
  if (alert === undefined) throw new Error('nothing was told')
  const press = at.telegram.press(anna, alert, 'Acknowledge', at.bot)
  await eventually(
    () => expect(at.telegram.world.pressAnswer(press)).toBe('You have taken it. Nobody else is told now.'),
    patient,
  )
  expect(await at.detail(id)).toMatchObject({ state: 'acknowledged', acknowledgedBy: 'Ann' })
  await eventually(() => expect(at.said()[3]?.reply_markup).toBeUndefined(), patient)
})

test('a button that somebody else presses takes nothing, and who says stop is told nothing more', async () => {
  await using at = await openScene()
  await using _worker = at.worker()
  await at.link()
  const id = await at.start(at.policy)
  await eventually(() => expect(at.said()).toHaveLength(2), patient)
  const alert = at.said()[1]
  if (alert === undefined) throw new Error('nothing was told')
  // As if somebody had made up the data of the button in a chat of their own.
  const stranger = { id: 999, is_bot: false, first_name: 'Mallory' }
  const room = at.telegram.world.privateWith(stranger)
  const forged = at.telegram.world.put(room, {
    from: at.bot.me,
    text: 'x',
    ...(alert.reply_markup && { reply_markup: alert.reply_markup }),
  })
  const press = at.telegram.press(stranger, forged, 'Acknowledge', at.bot)
  await eventually(
    () => expect(at.telegram.world.pressAnswer(press)).toBe('There is nothing to acknowledge here any more'),
    patient,
  )
  expect(await at.detail(id)).toMatchObject({ state: 'open' })
  at.telegram.write({ from: anna, text: '/stop' })
  await eventually(async () => expect(await at.ways()).toEqual([]), patient)
})

test('a code that is a quarter of an hour old opens nothing, and whoever blocks the bot counts as not reached', async () => {
  await using at = await openScene()
  await using _worker = at.worker()
  const { words } = await startTelegramLink(at.as(at.ann))
  await at.sql(`UPDATE telegram_code SET expires_at = now() - interval '1 second'`)
  at.telegram.write({ from: anna, text: words })
  await eventually(() => expect(at.said().at(-1)?.text).toMatch(/do not know this code/), patient)
  await at.link()
  at.bot.blockedBy.add(anna.id)
  const id = await at.start(at.policy)
  await eventually(async () => {
    const detail = await at.detail(id)
    expect(detail?.notices.find(({ way }) => way === 'telegram')).toMatchObject({
      state: 'failed',
      error: 'Forbidden: bot was blocked by the user',
    })
    expect(detail?.entries.map(({ kind }) => kind)).toContain('nobody-reached')
    return true
  }, patient)
})
