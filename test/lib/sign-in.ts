import { z } from 'zod'

export interface Person {
  url: string
  workspaceId: string
  cookie: string
  /** For every request of theirs. */
  headers: Record<string, string>
}

const meSchema = z.object({
  memberships: z.array(z.object({ workspace: z.object({ id: z.string() }) })).min(1),
})

export interface FirstRun {
  url: string
  token: string
  email?: string
  password?: string
}

/** Makes the first workspace over HTTP, as the first page does. @returns its admin, signed in. */
export async function setUpWorkspace({
  url,
  token,
  email = 'ada@hubbub.test',
  password = 'a long enough password',
}: FirstRun): Promise<Person> {
  const response = await fetch(`${url}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ token, workspace: 'Roasters', brand: 'Roasters', name: 'Ada', email, password }),
  })
  if (!response.ok) throw new Error(`setting up was answered ${response.status}: ${await response.text()}`)
  const cookie = cookieOf(response)
  const headers = { cookie, origin: url }
  const me = await fetch(`${url}/api/v1/me`, { headers })
  const [first] = meSchema.parse(await me.json()).memberships
  return { url, workspaceId: first?.workspace.id ?? '', cookie, headers }
}

/** By password, into a workspace they belong to. */
export async function signIn({
  url,
  workspaceId,
  email,
  password,
}: Pick<Person, 'url' | 'workspaceId'> & { email: string; password: string }): Promise<Person> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ email, password }),
  })
  if (!response.ok) throw new Error(`signing in was answered ${response.status}: ${await response.text()}`)
  const cookie = cookieOf(response)
  return { url, workspaceId, cookie, headers: { cookie, origin: url } }
}

function cookieOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}
