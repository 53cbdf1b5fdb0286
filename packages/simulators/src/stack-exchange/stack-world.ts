export interface StackUser {
  user_id: number
  display_name: string
  link: string
  profile_image: string
}

interface Said {
  id: number
  owner: StackUser
  body: string
  creation_date: number
  score: number
}
export interface StackQuestion extends Said {
  kind: 'question'
  title: string
  tags: string[]
  last_activity_date: number
}
export interface StackAnswer extends Said {
  kind: 'answer'
  question: StackQuestion
}
export interface StackComment extends Said {
  kind: 'comment'
  post: StackQuestion | StackAnswer
}

export interface StackSaid {
  by: StackUser
  /** HTML. */
  text: string
  at?: Date
}

const seconds = (at: Date) => Math.floor(at.getTime() / 1000)

export type StackWorld = ReturnType<typeof createStackWorld>

/** People of a site, and what they ask, answer and remark. */
export function createStackWorld(now: () => Date) {
  const users: StackUser[] = []
  const posts: (StackQuestion | StackAnswer)[] = []
  const remarks: StackComment[] = []
  let lastId = 100
  const said = ({ by, text, at = now() }: StackSaid): Said => {
    lastId += 1
    return { id: lastId, owner: by, body: text, creation_date: seconds(at), score: 0 }
  }
  return {
    users,
    posts,
    remarks,
    join(name: string): StackUser {
      const id = users.length + 7
      const link = `https://stackoverflow.com/users/${id}/${name}`
      const user = { user_id: id, display_name: name, link, profile_image: `${link}.png` }
      users.push(user)
      return user
    },
    ask(asked: StackSaid & { title: string; tags: string[] }): StackQuestion {
      const one = said(asked)
      const { title, tags } = asked
      const question = {
        ...one,
        kind: 'question' as const,
        title,
        tags,
        last_activity_date: one.creation_date,
      }
      posts.push(question)
      return question
    },
    answer({ to, ...rest }: StackSaid & { to: StackQuestion }): StackAnswer {
      const answer = { ...said(rest), kind: 'answer' as const, question: to }
      posts.push(answer)
      to.last_activity_date = answer.creation_date
      return answer
    },
    /** Comments move no question. */
    comment({ on, ...rest }: StackSaid & { on: StackQuestion | StackAnswer }): StackComment {
      const comment = { ...said(rest), kind: 'comment' as const, post: on }
      remarks.push(comment)
      return comment
    },
  }
}

/** As the API hands them out. */
export function shapeOf(one: StackQuestion | StackAnswer | StackComment): Record<string, unknown> {
  const { id, owner, body, creation_date, score } = one
  const rest = { owner, body, creation_date, score, content_license: 'CC BY-SA 4.0' }
  switch (one.kind) {
    case 'question': {
      const { title, tags, last_activity_date } = one
      return {
        question_id: id,
        title,
        tags,
        last_activity_date,
        answer_count: 0,
        is_answered: false,
        ...rest,
      }
    }
    case 'answer':
      return { answer_id: id, question_id: one.question.id, is_accepted: false, ...rest }
    case 'comment':
      return { comment_id: id, post_id: one.post.id, edited: false, ...rest }
  }
}
