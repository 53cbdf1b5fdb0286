import type { RedditComment, RedditLetter, RedditNews, RedditPost, RedditThing } from './reddit-types.ts'

const slug = (title: string) =>
  title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '')
    .slice(0, 50)

export const linkOf = ({ subreddit, id, title }: RedditPost) =>
  `/r/${subreddit}/comments/${id}/${slug(title)}/`

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const htmlOf = (text: string) =>
  `<!-- SC_OFF --><div class="md">${text
    .split(/\n{2,}/)
    .map((part) => `<p>${escape(part)}</p>`)
    .join('\n\n')}\n</div><!-- SC_ON -->`

/** What all have in common; whoever deleted something is no longer named. */
function base({ id, name, by, at, gone, editedAt, score }: RedditThing) {
  const seconds = Math.floor(at.getTime() / 1000)
  return {
    id,
    name,
    author: gone === null ? by.name : '[deleted]',
    ...(gone === null && { author_fullname: by.id }),
    created: seconds,
    created_utc: seconds,
    edited: editedAt === null ? false : Math.floor(editedAt.getTime() / 1000),
    score,
    likes: null,
    distinguished: null,
  }
}

const wordsOf = ({ text, gone }: RedditThing) => (gone === null ? text : `[${gone}]`)

export const place = (subreddit: string) => ({ subreddit, subreddit_name_prefixed: `r/${subreddit}` })

function postOf(post: RedditPost, comments: number) {
  const words = wordsOf(post)
  return {
    ...base(post),
    ...place(post.subreddit),
    title: post.title,
    selftext: words,
    selftext_html: words === '' ? null : htmlOf(words),
    is_self: true,
    permalink: linkOf(post),
    url: `https://www.reddit.com${linkOf(post)}`,
    num_comments: comments,
    locked: post.locked,
    archived: false,
    removed_by_category: post.gone === 'removed' ? 'moderator' : post.gone,
  }
}

function commentOf(comment: RedditComment) {
  const { post, parent } = comment
  const words = wordsOf(comment)
  return {
    ...base(comment),
    ...place(post.subreddit),
    parent_id: parent.name,
    link_id: post.name,
    link_title: post.title,
    link_author: post.by.name,
    body: words,
    body_html: htmlOf(words),
    permalink: `${linkOf(post)}${comment.id}/`,
    replies: '',
    locked: post.locked,
    archived: false,
  }
}

function letterOf(letter: RedditLetter) {
  return {
    ...base(letter),
    subreddit: null,
    subject: letter.subject,
    body: letter.text,
    body_html: htmlOf(letter.text),
    dest: letter.to.name,
    parent_id: letter.parent?.name ?? null,
    first_message: letter.first === null ? null : Number.parseInt(letter.first.id, 36),
    first_message_name: letter.first?.name ?? null,
    was_comment: false,
    type: 'unknown',
    new: true,
    context: '',
    num_comments: null,
    replies: '',
  }
}

export function thingOf(thing: RedditThing, all: readonly RedditThing[]) {
  if (thing.kind === 't1') return { kind: 't1', data: commentOf(thing) }
  if (thing.kind === 't4') return { kind: 't4', data: letterOf(thing) }
  const comments = all.filter((one) => one.kind === 't1' && one.post === thing).length
  return { kind: 't3', data: postOf(thing, comments) }
}

/** A comment in the inbox is told in fewer words than elsewhere: its post stands only in the context. */
export function newsOf({ type, thing }: RedditNews, owner: string) {
  if (thing.kind === 't4') return { kind: 't4', data: letterOf(thing) }
  const { link_id: _post, link_author: _author, permalink, edited: _edited, ...rest } = commentOf(thing)
  const subjects = {
    username_mention: 'username mention',
    comment_reply: 'comment reply',
    post_reply: 'post reply',
    unknown: '',
  }
  return {
    kind: 't1',
    data: {
      ...rest,
      type,
      subject: subjects[type],
      dest: owner,
      was_comment: true,
      new: true,
      context: `${permalink}?context=3`,
      first_message: null,
      first_message_name: null,
    },
  }
}
