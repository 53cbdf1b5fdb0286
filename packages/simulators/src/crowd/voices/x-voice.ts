import { z } from 'zod'
import { createX } from '../../x/create-x.ts'
import type { XPerson } from '../../x/x-types.ts'
import { createPastClock } from '../past/past-clock.ts'
import { createXPast } from '../past/x-past.ts'
import { brandName, people, personIds } from '../people.ts'
import { REMEMBERED, type Voice } from '../voice.ts'

const BRAND = 'northwindcoffee'
const rememberedSchema = z.array(
  z.object({
    id: z.string(),
    by: z.string(),
    text: z.string(),
    at: z.coerce.date(),
    conversationId: z.string(),
    names: z.boolean(),
  }),
)

export async function openXVoice(): Promise<Voice> {
  const clock = createPastClock()
  const x = await createX({ now: clock.now })
  const { world } = x
  const us = world.join(BRAND, { id: '900000001', name: brandName, followers: 24_300, verified: true })
  const persons = new Map<string, XPerson>(
    personIds.map((id, index) => [
      id,
      world.join(people[id].handle, {
        id: String(900_000_100 + index),
        name: people[id].name,
        followers: people[id].followers,
        verified: people[id].followers > 5_000,
      }),
    ]),
  )
  const must = (id: string) => {
    const person = persons.get(id)
    if (person === undefined) throw new Error(`nobody is called ${id}`)
    return person
  }
  const idOf = (person: XPerson | undefined) =>
    personIds.find((id) => person !== undefined && persons.get(id)?.id === person.id)
  const past = createXPast(world, clock)
  const { access, refresh } = x.access.letIn(us)
  const bearerToken = x.access.addApp('demo-app')
  return {
    say: (by, text, answering) => {
      const replyTo = answering === undefined ? undefined : world.posts.get(answering)
      return world.say(must(by), text, replyTo === undefined ? {} : { replyTo }).id
    },
    write: (by, text) => void world.write(must(by), us, text),
    hear(listener) {
      world.onSaid((post) => {
        const to = post.author.id === us.id ? idOf(post.inReplyTo ?? undefined) : undefined
        const answers = post.refers.find(({ type }) => type === 'replied_to')?.id ?? null
        if (to !== undefined) listener({ to, answers })
      })
      world.onWritten(({ from, people: both }) => {
        const to = from.id === us.id ? idOf(both.find(({ id }) => id !== us.id)) : undefined
        if (to !== undefined) listener({ to, answers: null })
      })
    },
    tellPast: past.tell,
    brand: `@${BRAND}`,
    account: {
      kind: 'x',
      settings: { terms: [`northwind -from:${BRAND}`], pollSeconds: 30 },
      credentials: { accessToken: access, refreshToken: refresh, clientId: 'demo', bearerToken },
    },
    url: x.url,
    remember: () =>
      [...world.posts.values()]
        .filter(({ author }) => !past.isStranger(author))
        .slice(-REMEMBERED)
        .map(({ id, author, text, at, conversationId, mentions }) => ({
          id,
          by: idOf(author) ?? 'brand',
          text,
          at,
          conversationId,
          names: mentions.some((person) => person.id === us.id),
        })),
    recall(remembered) {
      for (const { by, names, ...post } of rememberedSchema.safeParse(remembered).data ?? [])
        world.posts.set(post.id, {
          ...post,
          author: by === 'brand' ? us : must(by),
          refers: [],
          inReplyTo: null,
          mentions: names ? [us] : [],
          links: [],
          media: [],
          versions: [post.id],
          hidden: false,
        })
    },
    close: x.close,
  }
}
