import type { XLetter, XPerson, XSaid } from './x-types.ts'
import type { XWorld } from './x-world.ts'

/** What things are called: as the description of 2026 has it, or as it was before. */
export type Dialect = 'post' | 'tweet'

const names = {
  post: {
    history: 'edit_history_post_ids',
    reposts: 'repost_count',
    count: 'post_count',
    refers: 'referenced_posts',
    note: 'note_post',
    list: 'posts',
  },
  tweet: {
    history: 'edit_history_tweet_ids',
    reposts: 'retweet_count',
    count: 'tweet_count',
    refers: 'referenced_tweets',
    note: 'note_tweet',
    list: 'tweets',
  },
} as const

const LONG = 280

/** A post with the fields that were asked for; id, text and history come always. */
export function shapePost(
  post: XSaid,
  asked: ReadonlySet<string>,
  dialect: Dialect,
): Record<string, unknown> {
  const name = names[dialect]
  const has = (field: string) => asked.has(field)
  const isLong = Array.from(post.text).length > LONG
  return {
    id: post.id,
    text: isLong
      ? `${Array.from(post.text)
          .slice(0, LONG - 1)
          .join('')}…`
      : post.text,
    [name.history]: post.versions,
    ...(has('author_id') && { author_id: post.author.id }),
    ...(has('created_at') && { created_at: post.at.toISOString() }),
    ...(has('conversation_id') && { conversation_id: post.conversationId }),
    ...(has('in_reply_to_user_id') && post.inReplyTo && { in_reply_to_user_id: post.inReplyTo.id }),
    ...((has('referenced_posts') || has('referenced_tweets.id')) &&
      post.refers.length > 0 && { [name.refers]: post.refers }),
    ...(has('entities') && { entities: entitiesOf(post) }),
    ...(has(name.note) && isLong && { [name.note]: { text: post.text, entities: entitiesOf(post) } }),
    ...(has('attachments') &&
      post.media.length > 0 && { attachments: { media_keys: post.media.map((one) => one.media_key) } }),
    ...(has('public_metrics') && { public_metrics: { ...metrics, [name.reposts]: 0 } }),
    ...(has('lang') && { lang: 'en' }),
    ...(has('geo') && post.country !== undefined && { geo: { place_id: placeId(post.country) } }),
  }
}

const metrics = {
  reply_count: 1,
  like_count: 2,
  quote_count: 0,
  bookmark_count: 0,
  impression_count: 34,
}

function entitiesOf({ text, mentions, links }: XSaid) {
  const placeOf = (words: string) => {
    const start = Math.max(0, text.toLowerCase().indexOf(words.toLowerCase()))
    return { start, end: start + words.length }
  }
  return {
    ...(mentions.length > 0 && {
      mentions: mentions.map(({ id, username }) => ({ ...placeOf(`@${username}`), username, id })),
    }),
    ...(links.length > 0 && { urls: links.map((link) => ({ ...placeOf(link.url), ...link })) }),
  }
}

export function shapePerson(person: XPerson, dialect: Dialect): Record<string, unknown> {
  return {
    id: person.id,
    name: person.name,
    username: person.username,
    verified: person.verified,
    description: 'Grinds.',
    created_at: '2020-05-01T00:00:00.000Z',
    profile_image_url: `https://pbs.twimg.com/profile_images/${person.id}/x_normal.jpg`,
    subscription_type: person.premium ? 'Premium' : 'None',
    public_metrics: {
      followers_count: person.followers,
      following_count: 3,
      [names[dialect].count]: 7,
      listed_count: 0,
    },
  }
}

export function shapeIncludes(
  world: XWorld,
  some: readonly XSaid[],
  asked: ReadonlySet<string>,
  dialect: Dialect,
) {
  const referred = some.flatMap(({ refers }) => refers.flatMap(({ id }) => world.posts.get(id) ?? []))
  const people = new Map([...some, ...referred].map(({ author }) => [author.id, author]))
  const media = some.flatMap((post) => post.media)
  const countries = new Set(some.flatMap(({ country = null }) => (country === null ? [] : [country])))
  const wantsReferred = asked.has('referenced_posts') || asked.has('referenced_tweets.id')
  return {
    ...(asked.has('author_id') &&
      people.size > 0 && { users: [...people.values()].map((one) => shapePerson(one, dialect)) }),
    ...(wantsReferred &&
      referred.length > 0 && {
        [names[dialect].list]: referred.map((post) => shapePost(post, asked, dialect)),
      }),
    ...(asked.has('attachments.media_keys') &&
      media.length > 0 && { media: media.map(({ media_key, url }) => ({ media_key, url, type: 'photo' })) }),
    ...(asked.has('geo.place_id') &&
      countries.size > 0 && {
        places: [...countries].map((code) => ({
          id: placeId(code),
          full_name: code,
          ...(asked.has('country_code') && { country_code: code }),
        })),
      }),
  }
}

const placeId = (country: string) => `place-${country.toLowerCase()}`

export function shapeLetter(letter: XLetter): Record<string, unknown> {
  return {
    id: letter.id,
    event_type: 'MessageCreate',
    text: letter.text,
    sender_id: letter.from.id,
    dm_conversation_id: letter.conversationId,
    participant_ids: letter.people.map(({ id }) => id),
    created_at: letter.at.toISOString(),
  }
}
