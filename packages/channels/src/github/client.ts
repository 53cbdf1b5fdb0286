import { z } from 'zod'
import { ChannelError } from '../channel-error.ts'
import { appSchema, commentSchema, foundSchema, repositorySchema, userSchema } from './api-types.ts'
import {
  type AskOptions,
  createGithubAsk,
  type GithubAccount,
  type GithubContext,
  type Params,
  parse,
} from './create-github-ask.ts'

export const pageSize = 100

export type GithubClient = ReturnType<typeof createGithubClient>

/** Octokit behind the contract: what it answers is parsed. */
export function createGithubClient(account: GithubAccount, context: GithubContext) {
  const { ask, tokens, close } = createGithubAsk(account, context)
  const read = async <Schema extends z.ZodType>(
    schema: Schema,
    route: string,
    params: Params = {},
    how: AskOptions = {},
  ) => parse(schema, (await ask(route, params, how))?.data, how.sends ?? false)

  return {
    /** A person, or the one as whom an app writes. */
    async me(signal?: AbortSignal) {
      const authorization = tokens.asApp()
      if (authorization === null) return await read(userSchema, 'GET /user', {}, { signal })
      const { slug } = await read(appSchema, 'GET /app', {}, { signal, authorization })
      return await read(userSchema, 'GET /users/{username}', { username: `${slug}[bot]` }, { signal })
    },
    isApp: () => tokens.asApp() !== null,
    user: async (id: string) => await read(userSchema, 'GET /user/{id}', { id }),
    repository: async (repo: string, signal?: AbortSignal) =>
      await read(repositorySchema, `GET /repos/${repo}`, {}, { signal }),
    /** Oldest change first. Null: nothing has changed since `etag` was given. */
    async list(path: string, params: Params, { etag, signal }: { etag: string | null; signal: AbortSignal }) {
      const headers = etag === null ? {} : { 'if-none-match': etag }
      const response = await ask(`GET ${path}`, { ...params, per_page: pageSize, headers }, { signal })
      if (response === null) return null
      return { items: parse(z.array(z.unknown()), response.data, false), etag: response.headers.etag ?? null }
    },
    search: async (q: string, signal: AbortSignal) => {
      const params = { q, sort: 'updated', order: 'asc', per_page: pageSize }
      return (await read(foundSchema, 'GET /search/issues', params, { signal, bucket: 'search' })).items
    },
    comment: async (path: string, body: string, signal?: AbortSignal) =>
      await read(commentSchema, `POST ${path}`, { body }, { signal, sends: true }),
    comments: async (path: string, params: Params, signal?: AbortSignal) =>
      await read(z.array(commentSchema), `GET ${path}`, { ...params, per_page: pageSize }, { signal }),
    react: async (path: string, content: string) =>
      await read(reactionSchema, `POST ${path}/reactions`, { content }),
    unreact: async (path: string, id: number) => void (await ask(`DELETE ${path}/reactions/${id}`, {})),
    remove: async (path: string) => void (await ask(`DELETE ${path}`, {})),
    graphql: async <Schema extends z.ZodType>(
      schema: Schema,
      query: string,
      variables: Params,
      how: AskOptions = {},
    ) => {
      // GitHub Enterprise has it beside its REST API: /api/graphql instead of /api/v3.
      const url = account.settings.url.endsWith('/api/v3')
        ? account.settings.url.replace(/v3$/, 'graphql')
        : '/graphql'
      const answer = await read(answerSchema, `POST ${url}`, { query, variables }, how)
      const [first] = answer.errors
      if (first !== undefined) throw new ChannelError({ class: 'rejected', message: first.message })
      return parse(schema, answer.data, how.sends ?? false)
    },
    close,
  }
}

const reactionSchema = z.object({ id: z.int() })

const answerSchema = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ message: z.string() })).default([]),
})
