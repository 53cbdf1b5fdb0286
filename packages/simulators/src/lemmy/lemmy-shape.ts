import { createParts, time } from './lemmy-parts.ts'
import type { LemmyComment, LemmyLetter, LemmyPerson, LemmyPost } from './lemmy-types.ts'
import type { LemmyWorld } from './lemmy-world.ts'

const votes = (score: number) => ({ score, upvotes: score, downvotes: 0 })

/** The views of one instance. */
export function createShapes({ world, url }: { world: LemmyWorld; url: () => string }) {
  const parts = createParts(url)
  const { person, community, post, comment, home } = parts

  const commentView = (one: LemmyComment) => ({
    comment: comment(one),
    creator: person(one.by),
    post: post(one.post),
    community: community(one.post.community),
    counts: {
      comment_id: one.id,
      ...votes(one.score),
      published: time(one.at),
      child_count: world.comments.filter(({ parent }) => parent === one).length,
    },
    creator_banned_from_community: false,
    subscribed: 'NotSubscribed',
    saved: false,
  })
  const notice = (one: LemmyComment, to: LemmyPerson) => ({
    recipient_id: to.id,
    comment_id: one.id,
    read: false,
    published: time(one.at),
  })

  return {
    person,
    community,
    commentView,
    postView: (one: LemmyPost) => ({
      post: post(one),
      creator: person(one.by),
      community: community(one.community),
      counts: {
        post_id: one.id,
        comments: world.comments.filter((below) => below.post === one).length,
        ...votes(one.score),
        published: time(one.at),
      },
      subscribed: 'NotSubscribed',
      saved: false,
      read: false,
    }),
    letterView: (one: LemmyLetter) => ({
      private_message: {
        id: one.id,
        creator_id: one.by.id,
        recipient_id: one.to.id,
        content: one.text,
        deleted: one.gone !== null,
        read: false,
        published: time(one.at),
        local: true,
        ap_id: `${home(one.by.host)}/private_message/${one.id}`,
      },
      creator: person(one.by),
      recipient: person(one.to),
    }),
    replyView: (one: LemmyComment, to: LemmyPerson) => ({
      comment_reply: { id: one.id * 2, ...notice(one, to) },
      ...commentView(one),
      recipient: person(to),
    }),
    mentionView: (one: LemmyComment, to: LemmyPerson) => ({
      person_mention: { id: one.id * 3, ...notice(one, to) },
      ...commentView(one),
      recipient: person(to),
    }),
  }
}
