import { createDiscord } from '@hubbub/simulators'
import { must, type OpenNetwork, people } from '../network.ts'

/** Half of the people call the bot in a room, the others write to it. */
export const openDiscord: OpenNetwork = async ({ threads }) => {
  const discord = await createDiscord({ heartbeatMs: 500 })
  const room = discord.world.channel('help')
  const speakers = people(threads, (index) => discord.world.join(`speaker${index}`, `P${index}`))

  return {
    url: discord.url,
    account: { settings: {}, credentials: { token: discord.token } },
    say({ text, thread }) {
      const by = must(speakers[thread])
      if (thread % 2 === 0) discord.say({ by, text })
      else discord.say({ by, room, text: `<@${discord.bot.id}> ${text}` })
    },
    hurt(random) {
      const choice = random.below(7)
      if (choice === 0) discord.gateway.hub.freeze()
      else if (choice === 1) discord.gateway.reconnect()
      else if (choice === 2) discord.fail({ on: 'answer', times: 1, answer: { status: 503, body: '<html>' } })
      else if (choice === 3) discord.limit(1_000)
      else if (choice === 4) discord.gateway.forget()
      else if (choice === 5) discord.fail({ on: 'cut-at', bytes: random.below(2_000), times: 1 })
      else discord.disconnect()
    },
    calm: discord.faults.clear,
    [Symbol.asyncDispose]: discord.close,
  }
}
