import type { ContactProfile } from '@hubbub/contracts'
import type { Context } from '../context.ts'
import { permit } from '../permit.ts'
import type { ChannelCatalogue } from '../ports/channel-catalogue.ts'
import type { Repositories } from '../ports/store.ts'
import { chooseAsker, viewOf } from '../rules/look-up.ts'
import { notFound } from './not-found.ts'

type Catalogue = Pick<ChannelCatalogue, 'describe'>

/** What is kept of a contact, and which of its names can be looked up. No network is asked. */
export async function listContactProfiles(
  ctx: Context,
  { catalogue }: { catalogue: Catalogue },
  contactId: string,
): Promise<ContactProfile[]> {
  permit(ctx, 'contact:read')
  return await ctx.store.transaction(ctx.workspaceId, async (repositories) => {
    const names = await repositories.profiles.ofContact(contactId)
    if (names.length === 0 && (await repositories.contacts.find(contactId)) === null)
      throw notFound('contact')
    const choose = await askersFor(repositories, catalogue, contactId)
    return names.flatMap((looked) => {
      const chosen = choose(looked.identity.kind)
      if (chosen === null && looked.profile === null) return []
      return [viewOf(looked, ctx.clock.now(), whyNot(chosen))]
    })
  })
}

/** Which account would look somebody up, by the kind of their name. */
export async function askersFor(
  { channels, profiles }: Repositories,
  catalogue: Catalogue,
  contactId: string,
) {
  const askers = (await channels.list()).map((channel) => ({
    ...channel,
    profile: catalogue.describe(channel).abilities.profile,
  }))
  const spokenWith = await profiles.channelsOf(contactId)
  return (kind: string) => chooseAsker(askers, { kind, spokenWith })
}

export function whyNot(chosen: ReturnType<typeof chooseAsker>): string | null {
  if (chosen === null) return 'No account of ours can look it up'
  return 'whyNot' in chosen ? chosen.whyNot : null
}
