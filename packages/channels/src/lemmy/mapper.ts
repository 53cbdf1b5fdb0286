import type { InboundMessage, NetworkProfile, Party } from '@hubbub/contracts'
import { profileWords } from '../text/profile-words.ts'
import { clean, cleanLine } from '../text/clean.ts'
import type { CommentView, LetterView, Person, PostView } from './api-types.ts'
import { commentId, letterId, postId } from './entries.ts'

export const kind = 'lemmy'

export interface View {
  /** Of the instance that the account is on. */
  url: string
  /** Our own name there. */
  us: string
  /** It lay in our inbox, so it was said to us. */
  toUs: boolean
}

export type Mapped = Omit<InboundMessage, 'raw'>

export const hostOf = (actorId: string): string => (URL.canParse(actorId) ? new URL(actorId).host : '')

export function partyOf({ name, display_name: shown, actor_id: actorId, avatar }: Person): Party {
  return {
    kind,
    value: actorId,
    name: cleanLine(shown ?? '', 200) || name,
    handle: `${name}@${hostOf(actorId)}`,
    url: actorId,
    ...(avatar && { avatarUrl: avatar }),
  }
}

export const profileOf = (person: Person): NetworkProfile => ({
  ...partyOf(person),
  ...profileWords({ bio: person.bio, joinedAt: person.published }),
})

const isUs = ({ name, actor_id: actorId }: Person, { url, us }: View) =>
  name.toLowerCase() === us.toLowerCase() && hostOf(actorId) === new URL(url).host

export function mapComment({ comment, creator, post, community, counts }: CommentView, view: View): Mapped {
  const externalId = commentId(comment.id)
  // The path begins with 0 and ends with the comment itself.
  const above = comment.path.split('.').slice(1, -1).toReversed().map(commentId)
  const common = commonOf(creator, comment.published, view)
  return {
    ...common,
    externalId,
    subject: cleanLine(post.name) || null,
    ...wordsOf(comment.content, view),
    thread: { ownRef: externalId, parentRefs: [...above, postId(comment.post_id)], tokens: [] },
    post: {
      form: 'comment',
      audience: 'public',
      url: `${view.url}/comment/${comment.id}`,
      place: placeOf(community),
      to: [],
      repeats: null,
      engagement: { likes: counts.score, replies: counts.child_count },
      editedAt: timeOrNull(comment.updated),
      deletedAt: null,
      facts: { postId: comment.post_id, personId: creator.id, locked: post.locked },
    },
    addressed: common.direction === 'in' && (view.toUs || namesUs(comment.content, view)),
  }
}

export function mapPost({ post, creator, community, counts }: PostView, view: View): Mapped {
  const externalId = postId(post.id)
  const common = commonOf(creator, post.published, view)
  const words = [post.body || post.name, post.url ?? ''].filter(Boolean).join('\n\n')
  return {
    ...common,
    externalId,
    subject: cleanLine(post.name),
    ...wordsOf(words, view),
    thread: { ownRef: externalId, parentRefs: [], tokens: [] },
    post: {
      form: 'post',
      audience: 'public',
      url: `${view.url}/post/${post.id}`,
      place: placeOf(community),
      to: [],
      repeats: null,
      engagement: { likes: counts.score, replies: counts.comments },
      editedAt: timeOrNull(post.updated),
      deletedAt: null,
      facts: { postId: post.id, personId: creator.id, locked: post.locked },
    },
    addressed: common.direction === 'in' && namesUs(`${post.name} ${words}`, view),
  }
}

/** Two people have one chat, whatever they write in it. */
export function mapLetter({ private_message: letter, creator, recipient }: LetterView, view: View): Mapped {
  const externalId = letterId(letter.id)
  const common = commonOf(creator, letter.published, view)
  const other = common.direction === 'out' ? recipient : creator
  return {
    ...common,
    externalId,
    subject: null,
    ...wordsOf(letter.content, view),
    thread: { ownRef: externalId, parentRefs: [`chat/${other.id}`], tokens: [] },
    post: {
      form: 'direct',
      audience: 'direct',
      url: `${view.url}/create_private_message/${other.id}`,
      place: null,
      to: [partyOf(recipient)],
      repeats: null,
      engagement: null,
      editedAt: timeOrNull(letter.updated),
      deletedAt: null,
      facts: { personId: other.id },
    },
    addressed: true,
  }
}

function commonOf(creator: Person, published: string, view: View) {
  return {
    direction: isUs(creator, view) ? ('out' as const) : ('in' as const),
    author: partyOf(creator),
    // Lemmy's words are Markdown, and so they are kept.
    html: null,
    sentAt: new Date(published),
    mail: null,
    attachments: [],
  }
}

const placeOf = ({ name, actor_id: actorId }: CommentView['community']) => ({
  id: actorId,
  name: `!${name}@${hostOf(actorId)}`,
})

function wordsOf(content: string, view: View) {
  const text = clean(content, 50_000)
  const own = text
    .split('\n')
    .filter((line) => !line.startsWith('>'))
    .join('\n')
    .replace(new RegExp(`^\\s*(?:${nameOf(view)})[\\s,:]*`, 'i'), '')
    .trim()
  return { text, trimmedText: own === '' ? text : own }
}

/** `@name@host`, alone or as a link to the account. */
const nameOf = ({ url, us }: View) => {
  const name = `@${RegExp.escape(us)}@${RegExp.escape(new URL(url).host)}`
  return `\\[${name}\\]\\([^)\\s]*\\)|${name}`
}

const namesUs = (text: string, view: View) => new RegExp(nameOf(view), 'i').test(text)

export const timeOrNull = (time: string | null | undefined): string | null =>
  time != null && !Number.isNaN(Date.parse(time)) ? new Date(time).toISOString() : null
