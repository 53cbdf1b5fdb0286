import { z } from 'zod'
import { createMastodon } from '../../mastodon/create-mastodon.ts'
import type { MastoAccount, MastoStatus } from '../../mastodon/masto-entities.ts'
import { createMastodonPast } from '../past/mastodon-past.ts'
import { createPastClock } from '../past/past-clock.ts'
import { brandName, people, type PersonId, personIds } from '../people.ts'
import { REMEMBERED, type Voice } from '../voice.ts'

const BRAND = 'northwind'
const rememberedSchema = z.array(z.looseObject({ id: z.string(), account: z.object({ id: z.string() }) }))

export async function openMastodonVoice(): Promise<Voice> {
  const clock = createPastClock()
  const mastodon = await createMastodon({ rateLimit: 3_000, now: clock.now })
  const { world } = mastodon
  const us = world.join(BRAND, brandName)
  const persons = new Map<string, MastoAccount>(
    personIds.map((id) => [id, world.join(people[id].handle, people[id].name, 'coffee.example')]),
  )
  for (const [id, account] of persons) account.followers_count = people[id as PersonId].followers
  const past = createMastodonPast(world, clock)
  const must = (id: string) => {
    const person = persons.get(id)
    if (person === undefined) throw new Error(`nobody is called ${id}`)
    return person
  }
  const idOf = (account: string | undefined): PersonId | undefined =>
    personIds.find((id) => persons.get(id)?.id === account)
  return {
    say: (by, text, answering) =>
      world.say({
        by: must(by),
        text,
        ...(answering !== undefined && world.statuses.has(answering) && { inReplyTo: answering }),
      }).id,
    write: (by, text) => void world.say({ by: must(by), text: `@${BRAND} ${text}`, visibility: 'direct' }),
    hear(listener) {
      world.listen((event) => {
        if (event.event !== 'update' || event.status.account.id !== us.id) return
        const { in_reply_to_id: parent, in_reply_to_account_id: account, visibility, mentions } = event.status
        const to = idOf(account ?? mentions[0]?.id)
        if (to !== undefined) listener({ to, answers: visibility === 'direct' ? null : parent })
      })
    },
    tellPast: past.tell,
    brand: `@${BRAND}`,
    account: {
      kind: 'mastodon',
      settings: { url: mastodon.url, hashtags: ['northwindcoffee'] },
      credentials: { token: mastodon.letIn(us) },
    },
    url: mastodon.url,
    remember: () =>
      [...world.statuses.values()].filter(({ account }) => !past.isStranger(account)).slice(-REMEMBERED),
    recall(remembered) {
      for (const status of rememberedSchema.safeParse(remembered).data ?? []) {
        const account = world.accounts.get(status.account.id)
        // One that this world made.
        if (account !== undefined)
          world.statuses.set(status.id, { ...(status as unknown as MastoStatus), account })
      }
    },
    close: async () => await mastodon[Symbol.asyncDispose](),
  }
}
