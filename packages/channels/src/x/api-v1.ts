import { z } from 'zod'
import { includesSchema, userSchema, type XIncludes, type XUser } from './api-types.ts'

/*
 * The Account Activity API still speaks the language of version 1.1: what it says is put into the words of version 2,
 * which the mapper reads.
 */

const listSchema = z.array(z.record(z.string(), z.unknown())).default([])

export const v1CallSchema = z.object({
  for_user_id: z.string().optional(),
  tweet_create_events: listSchema,
  direct_message_events: listSchema,
  tweet_delete_events: z
    .array(z.object({ status: z.object({ id: z.string() }), timestamp_ms: z.string() }))
    .default([]),
  users: z.unknown().optional(),
})

const entitiesSchema = z
  .object({
    user_mentions: z.array(z.object({ id_str: z.string(), screen_name: z.string() })).default([]),
    urls: z.array(z.object({ url: z.string(), expanded_url: z.string().nullish() })).default([]),
  })
  .prefault({})

const v1UserSchema = z.object({
  id_str: z.string().optional(),
  id: z.union([z.string(), z.number()]).optional(),
  name: z.string().optional(),
  screen_name: z.string().optional(),
  verified: z.boolean().optional(),
  followers_count: z.int().optional(),
  profile_image_url_https: z.string().optional(),
})

const v1PostSchema = z.object({
  id_str: z.string(),
  text: z.string().default(''),
  full_text: z.string().optional(),
  extended_tweet: z.object({ full_text: z.string(), entities: entitiesSchema }).optional(),
  created_at: z.string(),
  user: v1UserSchema,
  entities: entitiesSchema,
  in_reply_to_status_id_str: z.string().nullish(),
  in_reply_to_user_id_str: z.string().nullish(),
  quoted_status_id_str: z.string().nullish(),
  quoted_status: z.object({ id_str: z.string(), user: v1UserSchema, text: z.string().default('') }).nullish(),
  place: z.object({ id: z.string(), country_code: z.string() }).nullish().catch(null),
  retweeted_status: z
    .object({ id_str: z.string(), user: v1UserSchema, text: z.string().default('') })
    .nullish(),
})

/** What cannot be read goes on as it is, and is set aside further on. */
export function fromV1Post(value: unknown): { post: unknown; includes: XIncludes } {
  const parsed = v1PostSchema.safeParse(value)
  if (!parsed.success) return { post: value, includes: includesSchema.parse({}) }
  const tweet = parsed.data
  const { full_text: text, entities } = tweet.extended_tweet ?? {
    full_text: tweet.full_text ?? tweet.text,
    entities: tweet.entities,
  }
  const named = [tweet.quoted_status, tweet.retweeted_status].filter(
    (one) => one !== null && one !== undefined,
  )
  const author = toUser(tweet.user)
  return {
    post: {
      id: tweet.id_str,
      text,
      author_id: author.id,
      created_at: new Date(tweet.created_at).toISOString(),
      ...(tweet.in_reply_to_user_id_str && { in_reply_to_user_id: tweet.in_reply_to_user_id_str }),
      entities: {
        mentions: entities.user_mentions.map(({ id_str: id, screen_name: username }) => ({ id, username })),
        urls: entities.urls,
      },
      referenced_posts: referencesOf(tweet),
      ...(tweet.place && { geo: { place_id: tweet.place.id } }),
    },
    includes: includesSchema.parse({
      users: [author, ...named.map(({ user }) => toUser(user))],
      posts: named.map(({ id_str: id, text: words, user }) => ({
        id,
        text: words,
        author_id: toUser(user).id,
      })),
      places: tweet.place ? [tweet.place] : [],
    }),
  }
}

function referencesOf(tweet: z.output<typeof v1PostSchema>) {
  const found = [
    ['replied_to', tweet.in_reply_to_status_id_str],
    ['quoted', tweet.quoted_status_id_str],
    ['retweeted', tweet.retweeted_status?.id_str],
  ] as const
  return found.flatMap(([type, id]) => (id ? [{ type, id }] : []))
}

const v1DirectSchema = z.object({
  id: z.string(),
  type: z.string(),
  created_timestamp: z.string(),
  message_create: z.object({
    target: z.object({ recipient_id: z.string() }),
    sender_id: z.string(),
    message_data: z.object({ text: z.string().default(''), entities: entitiesSchema }),
  }),
})

export function fromV1Direct(value: unknown): unknown {
  const parsed = v1DirectSchema.safeParse(value)
  if (!parsed.success) return value
  const { id, type, created_timestamp: at, message_create: said } = parsed.data
  const people = [said.sender_id, said.target.recipient_id]
  return {
    id,
    event_type: type === 'message_create' ? 'MessageCreate' : type,
    text: said.message_data.text,
    sender_id: said.sender_id,
    participant_ids: people,
    // @NOTE X names a conversation of two by both ids, the smaller first
    dm_conversation_id: people.toSorted((a, b) => (BigInt(a) < BigInt(b) ? -1 : 1)).join('-'),
    created_at: new Date(Number(at)).toISOString(),
    entities: { urls: said.message_data.entities.urls },
  }
}

/** `users` by id: as version 1.1 has them, or wrapped as version 2 does. */
export function fromV1Users(users: unknown): XIncludes {
  const all = typeof users === 'object' && users !== null ? Object.values(users) : []
  const found = all.flatMap((one: unknown) => {
    const wrapped = z.object({ data: userSchema }).safeParse(one)
    if (wrapped.success) return [wrapped.data.data]
    const plain = v1UserSchema.safeParse(one)
    return plain.success ? [toUser(plain.data)] : []
  })
  return { users: found, media: [], posts: [], places: [] }
}

function toUser({
  id_str: text,
  id,
  screen_name: username,
  followers_count: followers,
  ...user
}: z.output<typeof v1UserSchema>): XUser {
  return {
    id: text ?? String(id ?? ''),
    ...(user.name !== undefined && { name: user.name }),
    ...(username !== undefined && { username }),
    ...(user.verified !== undefined && { verified: user.verified }),
    ...(user.profile_image_url_https !== undefined && { profile_image_url: user.profile_image_url_https }),
    ...(followers !== undefined && { public_metrics: { followers_count: followers } }),
  }
}
