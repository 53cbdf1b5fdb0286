import { z } from 'zod'

export type Person = Awaited<ReturnType<typeof join>>

const sessionSchema = z.object({
  did: z.string(),
  handle: z.string(),
  accessJwt: z.string(),
  refreshJwt: z.string(),
})
const refSchema = z.object({ uri: z.string(), cid: z.string() })
export type Ref = z.infer<typeof refSchema>

const password = 'a long enough password'

/** Somebody with an account, who speaks to the server by its own protocol and knows nothing of ours. */
export async function join(url: string, handle: string) {
  const account = { handle, email: `${handle}@mail.test`, password }
  const { did, accessJwt } = sessionSchema.parse(
    await call(url, 'com.atproto.server.createAccount', { body: account }),
  )
  const own = async (method: string, input: { query?: Record<string, string>; body?: object } = {}) =>
    await call(url, method, { ...input, token: accessJwt })

  return {
    did,
    handle,
    /** For a program; `privileged`: that may see direct messages too. */
    async appPassword(name: string, privileged = false): Promise<string> {
      const made = await own('com.atproto.server.createAppPassword', { body: { name, privileged } })
      return z.object({ password: z.string() }).parse(made).password
    },
    async signIn(secret: string) {
      const body = { identifier: handle, password: secret }
      return sessionSchema.parse(await call(url, 'com.atproto.server.createSession', { body }))
    },
    /** `root` and `parent`: what it answers. */
    async say(
      text: string,
      { mention, reply }: { mention?: Person; reply?: { root: Ref; parent: Ref } } = {},
    ) {
      const record = {
        $type: 'app.bsky.feed.post',
        text,
        createdAt: new Date().toISOString(),
        langs: ['de'],
        ...(mention && { facets: [facetOf(text, mention)] }),
        ...(reply && { reply }),
      }
      return await create('app.bsky.feed.post', record)
    },
    like: async (subject: Ref) =>
      await create('app.bsky.feed.like', { subject, createdAt: new Date().toISOString() }),
    async thread(uri: string) {
      const answer = await own('app.bsky.feed.getPostThread', { query: { uri } })
      return threadSchema.parse(answer).thread
    },
    /** A file of somebody, as their server keeps it; the address of a picture may carry a format behind its name. */
    async blob({ did: whose }: Pick<Person, 'did'>, cid: string): Promise<Buffer> {
      const query = new URLSearchParams({ did: whose, cid: cid.replace(/@.*$/, '') })
      const answer = await fetch(`${url}/xrpc/com.atproto.sync.getBlob?${query}`)
      return Buffer.from(await answer.arrayBuffer())
    },
    /** Null where it is not there any more. */
    async post(uri: string) {
      const answer = await own('app.bsky.feed.getPosts', { query: { uris: uri } })
      return postsSchema.parse(answer).posts[0] ?? null
    },
  }

  async function create(collection: string, record: object): Promise<Ref> {
    return refSchema.parse(
      await own('com.atproto.repo.createRecord', { body: { repo: did, collection, record } }),
    )
  }
}

const postSchema = z.object({
  uri: z.string(),
  author: z.object({ handle: z.string() }),
  record: z.looseObject({ text: z.string() }),
  likeCount: z.number().optional(),
  embed: z.unknown().optional(),
})
const postsSchema = z.object({ posts: z.array(postSchema) })
const threadSchema = z.object({
  thread: z.object({ post: postSchema, replies: z.array(z.object({ post: postSchema })).default([]) }),
})

async function call(
  url: string,
  method: string,
  { query, body, token }: { query?: Record<string, string>; body?: object; token?: string },
): Promise<unknown> {
  const address = new URL(`/xrpc/${method}`, url)
  for (const [name, value] of Object.entries(query ?? {})) address.searchParams.set(name, value)
  const answer = await fetch(address, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`${method} was answered ${answer.status}: ${await answer.text()}`)
  return await answer.json()
}

/** Places in a text are counted in bytes. */
function facetOf(text: string, { handle, did }: Pick<Person, 'handle' | 'did'>) {
  const byteStart = Buffer.byteLength(text.slice(0, text.indexOf(`@${handle}`)))
  return {
    index: { byteStart, byteEnd: byteStart + Buffer.byteLength(`@${handle}`) },
    features: [{ $type: 'app.bsky.richtext.facet#mention', did }],
  }
}
