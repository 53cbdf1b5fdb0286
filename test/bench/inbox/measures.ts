import { z } from 'zod'
import type { Person } from '../../lib/sign-in.ts'
import { commonWord, rareWord } from './fill.ts'
import type { Desk } from './start-desk.ts'

/** What an agent asks for at once, by the name its figures bear. */
export interface Measure {
  name: string
  person: Person
  paths: string[]
}

const cursorPage = z.object({ cursor: z.string().nullable(), items: z.array(z.object({ id: z.string() })) })

export async function listMeasures(desk: Desk, deepAt: number): Promise<Measure[]> {
  const { all, team, own } = desk.agents
  const [firstLabel = ''] = desk.labels
  const lastLabel = desk.labels.at(-1) ?? ''
  const colleague = desk.members.at(-1) ?? ''
  const [aTeam = ''] = desk.teams
  const list = (query: string, person = all) => ({ person, paths: [`/conversations?limit=50${query}`] })
  const first = await ask(all, '/conversations?limit=50', cursorPage)
  const someone = first.items[7]?.id ?? ''
  const deep = await walk(all, deepAt)
  const measures: Record<string, Omit<Measure, 'name'>> = {
    list: list(''),
    deep: list(`&cursor=${deep}`),
    counts: { person: all, paths: ['/conversations/counts'] },
    counts_filtered: { person: all, paths: ['/conversations/counts?status=any&priority=urgent'] },
    search_common: { person: all, paths: [`/search?q=${commonWord}`] },
    search_rare: { person: all, paths: [`/search?q=${rareWord}`] },
    search_number: { person: all, paths: ['/search?q=4711'] },
    open: {
      person: all,
      paths: [
        `/conversations/${someone}`,
        `/conversations/${someone}/messages?limit=50`,
        `/conversations/${someone}/drafts`,
      ],
    },
    mine: list('&view=mine'),
    unassigned: list('&view=unassigned'),
    mentioned: list('&view=mentioned'),
    resolved: list('&status=resolved'),
    any: list('&status=any'),
    oldest: list('&sort=oldest'),
    oldest_any: list('&sort=oldest&status=any'),
    priority: list('&sort=priority'),
    priority_any: list('&sort=priority&status=any'),
    waiting: list('&sort=waiting'),
    waiting_any: list('&sort=waiting&status=any'),
    assignee: list(`&assigneeId=${colleague}`),
    team: list(`&teamId=${aTeam}`),
    label_common: list(`&labelId=${firstLabel}`),
    label_rare: list(`&labelId=${lastLabel}&status=any`),
    urgent: list('&priority=urgent'),
    medium: list('&priority=medium'),
    negative: list('&sentiment=negative'),
    unread: list('&unread=true'),
    own_list: list('', own),
    own_any: list('&status=any', own),
    own_counts: { person: own, paths: ['/conversations/counts'] },
    team_list: list('', team),
    team_priority: list('&sort=priority', team),
    team_counts: { person: team, paths: ['/conversations/counts'] },
    team_search: { person: team, paths: [`/search?q=${commonWord}`] },
  }
  return Object.entries(measures).map(([name, measure]) => ({ name, ...measure }))
}

/** @returns the cursor of the page behind the first `rows`, as whoever scrolls there gets it. */
async function walk(person: Person, rows: number): Promise<string> {
  let cursor = ''
  for (let seen = 0; seen < rows; seen += 100) {
    const at: string = cursor === '' ? '' : `&cursor=${cursor}`
    const page = await ask(person, `/conversations?limit=100${at}`, cursorPage)
    if (page.cursor === null) break
    cursor = page.cursor
  }
  return cursor
}

export async function ask<T>(person: Person, path: string, schema: z.ZodType<T>): Promise<T> {
  const { url, workspaceId, headers } = person
  const response = await fetch(`${url}/api/v1/workspaces/${workspaceId}${path}`, { headers })
  const text = await response.text()
  if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${text}`)
  return schema.parse(JSON.parse(text))
}
