import { ChannelError } from '../channel-error.ts'

const postFields = [
  'attachments',
  'conversation_id',
  'created_at',
  'entities',
  'geo',
  'lang',
  'public_metrics',
]
const userFields = 'name,username,verified,profile_image_url,public_metrics,subscription_type'
const mediaFields = 'url,preview_image_url,type'
const placeFields = 'country_code'

/** X calls the same things tweets or posts, by endpoint and by year. */
type Dialect = 'post' | 'tweet'

const dialects: Record<Dialect, Readonly<Record<string, string>>> = {
  post: {
    'post.fields': [...postFields, 'note_post'].join(','),
    'user.fields': userFields,
    'media.fields': mediaFields,
    'place.fields': placeFields,
    expansions: 'author_id,in_reply_to_user_id,attachments.media_keys,referenced_posts,geo.place_id',
  },
  tweet: {
    'tweet.fields': [
      ...postFields,
      'note_tweet',
      'referenced_tweets',
      'in_reply_to_user_id',
      'edit_history_tweet_ids',
    ].join(','),
    'user.fields': userFields,
    'media.fields': mediaFields,
    'place.fields': placeFields,
    expansions: 'author_id,attachments.media_keys,referenced_tweets.id,geo.place_id',
  },
}

/** What is asked for of each thing; in which words X understands it is found out once. */
export function fieldsFor() {
  let dialect: Dialect = 'post'
  return {
    user: userFields,
    profile: `${userFields},description,created_at`,
    /** The stream's own page still says tweets. */
    stream: dialects.tweet,
    direct: {
      'dm_event.fields': 'id,text,event_type,created_at,dm_conversation_id,attachments,entities',
      'user.fields': userFields,
      'media.fields': mediaFields,
      expansions: 'sender_id,participant_ids,attachments.media_keys',
      event_types: 'MessageCreate',
    },
    async tried<T>(ask: (fields: Readonly<Record<string, string>>) => Promise<T>): Promise<T> {
      try {
        return await ask(dialects[dialect])
      } catch (error) {
        if (!isAboutFields(error, dialect)) throw error
        dialect = dialect === 'post' ? 'tweet' : 'post'
        return await ask(dialects[dialect])
      }
    },
  }
}

function isAboutFields(error: unknown, dialect: Dialect): boolean {
  return (
    error instanceof ChannelError && error.class === 'rejected' && error.message.includes(`${dialect}.fields`)
  )
}
