import { z } from 'zod'
import { createBluesky } from '../../bluesky/create-bluesky.ts'
import type { BskyPerson, BskyPost } from '../../bluesky/bsky-world.ts'
import { createBlueskyPast } from '../past/bluesky-past.ts'
import { createPastClock } from '../past/past-clock.ts'
import { brandName, people, type PersonId, personIds } from '../people.ts'
import { REMEMBERED, type Voice } from '../voice.ts'

const BRAND = 'northwind.example'
const rememberedSchema = z.object({
  posts: z.array(
    z.object({
      uri: z.string(),
      cid: z.string(),
      by: z.string(),
      record: z.looseObject({ text: z.string(), createdAt: z.string() }),
      indexedAt: z.string(),
    }),
  ),
  convos: z.array(z.object({ id: z.string(), with: z.string() })),
})

export async function openBlueskyVoice(): Promise<Voice> {
  const clock = createPastClock()
  const bluesky = await createBluesky({ now: clock.now })
  const { world } = bluesky
  const us = world.join(BRAND, brandName)
  const persons = new Map<string, BskyPerson>(
    personIds.map((id) => [id, world.join(`${people[id].handle}.bsky.example`, people[id].name)]),
  )
  const past = createBlueskyPast(world, clock)
  const must = (id: string) => {
    const person = id === 'brand' ? us : persons.get(id)
    if (person === undefined) throw new Error(`nobody is called ${id}`)
    return person
  }
  const idOf = (did: string | undefined): PersonId | undefined =>
    personIds.find((id) => persons.get(id)?.did === did)
  return {
    say: (by, text, answering) =>
      world.say({
        by: must(by),
        text,
        mentions: text.includes(`@${BRAND}`) ? [us] : [],
        ...(answering !== undefined && world.posts.has(answering) && { inReplyTo: answering }),
      }).uri,
    write: (by, text) => void world.whisper(must(by), us, text),
    hear(listener) {
      world.listen((news) => {
        if ('message' in news) {
          const to = news.by.did === us.did ? idOf(news.to.did) : undefined
          if (to !== undefined) listener({ to, answers: null })
          return
        }
        const parent = news.post.by.did === us.did ? news.post.record.reply?.parent.uri : undefined
        const to = parent === undefined ? undefined : idOf(world.posts.get(parent)?.by.did)
        if (to !== undefined) listener({ to, answers: parent ?? null })
      })
    },
    tellPast: past.tell,
    brand: `@${BRAND}`,
    account: {
      kind: 'bluesky',
      settings: { handle: BRAND, service: bluesky.url, searches: ['northwind'] },
      credentials: { password: bluesky.letIn(us) },
    },
    url: bluesky.url,
    remember: () => ({
      posts: [...world.posts.values()]
        .filter(({ by }) => !past.isStranger(by))
        .slice(-REMEMBERED)
        .map(({ by, uri, cid, record, indexedAt }) => ({
          uri,
          cid,
          record,
          indexedAt,
          by: idOf(by.did) ?? 'brand',
        })),
      convos: [...world.convos.values()].flatMap(({ id, members }) => {
        const other = idOf(members.find(({ did }) => did !== us.did)?.did)
        return other === undefined ? [] : [{ id, with: other }]
      }),
    }),
    recall(remembered) {
      const known = rememberedSchema.safeParse(remembered).data
      for (const { by, ...post } of known?.posts ?? []) {
        // Its record is one that this world made.
        const record = post.record as BskyPost['record']
        world.posts.set(post.uri, { ...post, record, by: must(by), likes: 0, images: [] })
      }
      for (const { id, with: other } of known?.convos ?? [])
        world.convos.set(id, { id, members: [must(other), us], messages: [] })
    },
    close: bluesky.close,
  }
}
