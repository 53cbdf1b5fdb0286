import type { ContactInfluence } from '@hubbub/contracts'
import { toQueryMessage } from '@hubbub/query'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { MatchableMessage, MatchRepository } from '../ports/monitors.ts'
import type { LookedUp } from '../ports/profiles.ts'
import { influenceOf } from '../rules/influence.ts'
import { notFound } from './not-found.ts'

const SPAN_MS = 30 * 86_400_000
/** More of one name are not looked through; the activity of far fewer is all already. */
const MOST = 1_000

/** How much somebody moves by each of their names, by what was heard of them in public lately. */
export async function listContactInfluence(
  ctx: Context,
  contactId: string,
): Promise<{ from: string; items: ContactInfluence[] }> {
  permit(ctx, 'contact:read')
  const since = new Date(ctx.clock.now().getTime() - SPAN_MS)
  return await ctx.store.transaction(ctx.workspaceId, async ({ contacts, profiles, matches }) => {
    const names = await profiles.ofContact(contactId)
    if (names.length === 0 && (await contacts.find(contactId)) === null) throw notFound('contact')
    const items: ContactInfluence[] = []
    for (const name of names) {
      const one = influenceBy(name, await saidBy(matches, name.identity, since))
      if (one !== null) items.push(one)
    }
    return { from: since.toISOString(), items }
  })
}

/** Their public posts, the newest first. */
async function saidBy(
  matches: MatchRepository,
  { kind, value }: LookedUp['identity'],
  since: Date,
): Promise<MatchableMessage[]> {
  const asked = { type: 'field', field: 'author', value } as const
  const { ids } = await matches.candidates(asked, { before: null, since, limit: MOST })
  const said = await matches.messages(ids)
  return said
    .filter(({ author, own }) => !own && author.kind === kind && author.value === value)
    .filter(({ post }) => post?.audience === 'public' || post?.audience === 'unlisted')
    .toSorted((a, b) => b.sentAt.getTime() - a.sentAt.getTime())
}

function influenceBy(
  { identity: { kind, value }, profile }: LookedUp,
  said: readonly MatchableMessage[],
): ContactInfluence | null {
  const told = said.find(({ author }) => author.followers !== undefined)?.author.followers
  const followers = told ?? profile?.followers ?? null
  if (said.length === 0 && followers === null) return null
  const echoes = said.map((message) => toQueryMessage(message).engagement).filter((echo) => echo !== null)
  const echo = echoes.length === 0 ? null : echoes.reduce((sum, one) => sum + one, 0) / echoes.length
  const verified = said[0]?.author.verified ?? profile?.verified ?? false
  return { kind, value, influence: influenceOf({ followers, echo, mentions: said.length, verified }) }
}
