import { createWorkbench, query, type Workbench } from '@hubbub/test-support'
import type { Browser } from '../../browser.fixtures.ts'
import { openTestApi, password, type TestApi, type TestApiOptions } from '../../test-api.fixtures.ts'

type Name = keyof Workbench['people']
export type Desk = Awaited<ReturnType<typeof openDesk>>

/** A furnished workspace behind the whole API; mail comes in by the verbs, and everybody has a browser and is signed in. */
export async function openDesk(options: TestApiOptions = {}) {
  const api: TestApi = await openTestApi(options)
  const bench = await createWorkbench(api.store, api.url)
  const hire = async (name: Name): Promise<Browser> => {
    const { memberId } = bench.people[name]
    const email = `${name}@desk.test`
    const account = await api.api.accounts.create({ email, name, password })
    await query(api.url, 'UPDATE membership SET user_id = $1, email = $2 WHERE id = $3', [
      account.id,
      email,
      memberId,
    ])
    const browser = api.browser()
    await browser.signIn(email, password)
    return browser
  }
  return {
    ...bench,
    api,
    url: api.url,
    ann: await hire('ann'),
    bo: await hire('bo'),
    cy: await hire('cy'),
    sue: await hire('sue'),
    memberId: (name: Name): string => bench.people[name].memberId ?? '',
    /** As `/api/v1/workspaces/<id>` and the rest. */
    at: (path: string) => `/api/v1/workspaces/${bench.workspaceId}${path}`,
    [Symbol.asyncDispose]: async () => await api[Symbol.asyncDispose](),
  }
}

export interface Listed {
  id: string
  number: number
  [field: string]: unknown
}

/** Every page of a list, one behind the other, as a client walks it. `between` runs after each page. */
export async function walk(
  browser: Browser,
  path: string,
  between: (page: number) => Promise<void> = async () => {},
): Promise<Listed[]> {
  const found: Listed[] = []
  let cursor = ''
  for (let page = 1; ; page += 1) {
    const { status, body, text } = await browser.get(`${path}${cursor}`)
    if (status !== 200) throw new Error(`${path} was answered ${status}: ${text}`)
    found.push(...((body.items ?? []) as unknown as Listed[]))
    if (typeof body['cursor'] !== 'string') return found
    cursor = `&cursor=${encodeURIComponent(body['cursor'])}`
    await between(page)
  }
}
