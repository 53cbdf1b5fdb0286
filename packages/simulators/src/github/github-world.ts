export interface GithubPerson {
  id: number
  login: string
  html_url: string
  avatar_url: string
  type: 'User'
}

interface Written {
  id: number
  node_id: string
  body: string
  user: GithubPerson
  created_at: string
  updated_at: string
  html_url: string
  reactions: { total_count: number }
}

export interface GithubIssue extends Written {
  number: number
  title: string
  comments: number
  locked: boolean
  state: 'open'
  repository_url: string
  pull_request?: { url: string }
}

export interface GithubComment extends Written {
  issue_url?: string
  pull_request_url?: string
  in_reply_to_id?: number
  path?: string
}

export interface GithubSaid {
  by: GithubPerson
  text: string
  at?: Date
}

/** Times are told in whole seconds. */
const timeOf = (at: Date) => at.toISOString().replace(/\.\d+Z$/, 'Z')

export type GithubWorld = ReturnType<typeof createGithubWorld>

const site = 'https://github.test'

/** Kinds of threads, as their addresses and their ids have them. */
const threads = {
  issue: { path: 'issues', node: 'I', comment: 'IC' },
  pull: { path: 'pull', node: 'PR', comment: 'IC' },
  discussion: { path: 'discussions', node: 'D', comment: 'DC' },
} as const

/** People, repositories, and what is written in them. */
export function createGithubWorld({ api, now }: { api: () => string; now: () => Date }) {
  const people = new Map<string, GithubPerson>()
  const issues: (GithubIssue & { repo: string; pull: boolean; discussion: boolean })[] = []
  const comments: (GithubComment & { repo: string; number: number; line: boolean })[] = []
  let lastId = 1000
  const written = (node: string, said: GithubSaid) => {
    lastId += 1
    return writtenAs(`${node}_${lastId}`, lastId, { at: now(), ...said })
  }

  function open(
    repo: string,
    said: GithubSaid & { title: string; pull?: boolean; discussion?: boolean },
  ): GithubIssue {
    const { pull = false, discussion = false, title } = said
    const number = issues.filter((issue) => issue.repo === repo).length + 1
    const { path, node } = threads[kindOf({ pull, discussion })]
    const issue = {
      ...written(node, said),
      number,
      title,
      repo,
      pull,
      discussion,
      comments: 0,
      locked: false,
      state: 'open' as const,
      html_url: `${site}/${repo}/${path}/${number}`,
      repository_url: `${api()}/repos/${repo}`,
      ...(pull && { pull_request: { url: `${api()}/repos/${repo}/pulls/${number}` } }),
    }
    issues.push(issue)
    return issue
  }

  function comment(
    repo: string,
    number: number,
    said: GithubSaid & { line?: boolean; inReplyTo?: number | undefined },
  ): GithubComment {
    const { line = false, inReplyTo } = said
    const issue = issues.find((one) => one.repo === repo && one.number === number)
    if (issue === undefined) throw new Error(`${repo}#${number} is not there`)
    const one = written(line ? 'PRRC' : threads[kindOf(issue)].comment, said)
    const anchor = line ? `#discussion_r${one.id}` : `#issuecomment-${one.id}`
    const made = {
      ...one,
      repo,
      number,
      line,
      html_url: `${issue.html_url}${anchor}`,
      ...(line
        ? { pull_request_url: `${api()}/repos/${repo}/pulls/${number}`, path: 'a.ts' }
        : { issue_url: `${api()}/repos/${repo}/issues/${number}` }),
      ...(inReplyTo !== undefined && { in_reply_to_id: inReplyTo }),
    }
    comments.push(made)
    issue.comments += 1
    issue.updated_at = made.updated_at
    return made
  }

  return {
    people,
    issues,
    comments,
    open,
    comment,
    join(login: string): GithubPerson {
      const [id, url] = [people.size + 1, `${site}/${login}`]
      const person = { id, login, html_url: url, avatar_url: `${url}.png`, type: 'User' as const }
      people.set(login, person)
      return person
    },
    edit({ id }: { id: number }, text: string): void {
      for (const one of [...issues, ...comments])
        if (one.id === id) Object.assign(one, { body: text, updated_at: timeOf(now()) })
    },
  }
}

function kindOf({ pull, discussion }: { pull: boolean; discussion: boolean }): keyof typeof threads {
  if (discussion) return 'discussion'
  return pull ? 'pull' : 'issue'
}

function writtenAs(nodeId: string, id: number, { by, text, at }: Required<GithubSaid>) {
  const time = timeOf(at)
  const reactions = { total_count: 0 }
  return { id, node_id: nodeId, body: text, user: by, created_at: time, updated_at: time, reactions }
}
