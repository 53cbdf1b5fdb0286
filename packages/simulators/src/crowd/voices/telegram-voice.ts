import { createTelegram } from '../../telegram/create-telegram.ts'
import type { TelegramUser } from '../../telegram/telegram-types.ts'
import { brandName, people, type PersonId, personIds } from '../people.ts'
import type { Voice } from '../voice.ts'

const TOKEN = '700000001:AAdemo-northwind-roasters-bot-token'
const BOT = 'northwind_care_bot'
const EPOCH_S = 1_760_000_000

export async function openTelegramVoice(): Promise<Voice> {
  const telegram = await createTelegram()
  // What it counts grows on over a restart, as with the real one.
  const from = Math.floor(Date.now() / 1000) - EPOCH_S
  const bot = telegram.addBot({ token: TOKEN, username: BOT, name: brandName, firstUpdateId: from })
  const users = new Map<string, TelegramUser>(
    personIds.map((id, index) => {
      const [first = '', ...last] = people[id].name.split(' ')
      const names = { first_name: first, last_name: last.join(' '), username: people[id].handle }
      return [id, { id: 800_000_100 + index, is_bot: false, ...names }]
    }),
  )
  for (const user of users.values()) telegram.world.privateWith(user).nextId = from
  const write = (by: PersonId, text: string) => {
    const user = users.get(by)
    if (user === undefined) throw new Error(`nobody is called ${by}`)
    return String(telegram.write({ from: user, text }).message_id)
  }
  return {
    // Here all is said in private.
    say: write,
    write: (by, text) => void write(by, text),
    hear(listener) {
      telegram.world.onPut(({ chat, from: by }) => {
        const to = personIds.find((id) => users.get(id)?.id === chat.id)
        if (by?.id === bot.me.id && to !== undefined) listener({ to, answers: null })
      })
    },
    brand: `@${BOT}`,
    account: { kind: 'telegram', settings: { receive: 'polling' }, credentials: { token: TOKEN } },
    url: telegram.url,
    remember: () => null,
    recall: () => {},
    close: telegram.close,
  }
}
