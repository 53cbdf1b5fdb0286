import { type Ids, type Role, rolePermissions, type Visibility } from '@hubbub/contracts'
import type { Caller, Store } from '@hubbub/domain'

export interface Furniture {
  workspaceId: string
  brandId: string
  channelId: string
  /** Of the mailbox. */
  address: string
  teams: { returns: string; sales: string }
  labels: { vip: string; refund: string }
  /** Ann sees all; Bo is in the team Returns and sees its conversations; Cy sees only his own; Sue may delete. */
  people: Record<'ann' | 'bo' | 'cy' | 'sue', Caller>
}

const staff = [
  { key: 'ann', role: 'agent', visibility: 'all' },
  { key: 'bo', role: 'agent', visibility: 'team' },
  { key: 'cy', role: 'agent', visibility: 'own' },
  { key: 'sue', role: 'supervisor', visibility: 'all' },
] as const satisfies { key: string; role: Role; visibility: Visibility }[]

/** A workspace with a mailbox, people, teams and labels. */
export async function furnish(store: Store, ids: Ids): Promise<Furniture> {
  const workspaceId = ids.next()
  const brandId = ids.next()
  const channelId = ids.next()
  const teams = { returns: ids.next(), sales: ids.next() }
  const labels = { vip: ids.next(), refund: ids.next() }
  const address = 'help@shop.test'
  await store.transaction(workspaceId, async ({ settings, people, channels }) => {
    await settings.insertWorkspace({ id: workspaceId, name: 'Shop', demo: false })
    await settings.insertBrand({ id: brandId, name: 'Shop', signature: '' })
    await people.insertTeam({ id: teams.returns, name: 'Returns' })
    await people.insertTeam({ id: teams.sales, name: 'Sales' })
    await settings.insertLabel({ id: labels.vip, name: 'vip', color: '#aa0000' })
    await settings.insertLabel({ id: labels.refund, name: 'refund', color: '#00aa00' })
    await channels.insert({
      id: channelId,
      kind: 'email',
      name: 'Help',
      address,
      brandId,
      defaultTeamId: null,
      settings: mailbox(address),
      account: null,
      own: [address],
      credentials: 'sealed',
    })
  })
  const people = await hire(store, ids, { workspaceId, teams })
  return { workspaceId, brandId, channelId, address, teams, labels, people }
}

const mailbox = (address: string) => ({
  address,
  fromName: 'Shop',
  imap: { host: '127.0.0.1', port: 143, security: 'none' as const },
  smtp: { host: '127.0.0.1', port: 25, security: 'none' as const },
  user: address,
  plusAddressing: true,
  inboxFolder: 'INBOX',
  sentFolder: null,
  aliases: [],
  importDays: 30,
  sentCopy: 'append' as const,
})

async function hire(
  store: Store,
  ids: Ids,
  { workspaceId, teams }: Pick<Furniture, 'workspaceId' | 'teams'>,
): Promise<Furniture['people']> {
  const hired = staff.map(({ key, role, visibility }) => {
    const memberId = ids.next()
    const caller: Caller = {
      actor: { kind: 'member', id: memberId, name: key },
      memberId,
      permissions: new Set(rolePermissions[role]),
      visibility,
      teamIds: key === 'bo' ? [teams.returns] : [],
    }
    return { key, role, caller, memberId }
  })
  await store.transaction(workspaceId, async ({ people }) => {
    for (const { key, role, caller, memberId } of hired) {
      const { visibility } = caller
      await people.insertMember({
        id: memberId,
        userId: `user-${memberId}`,
        name: key,
        email: `${key}-${memberId}@shop.test`,
        role,
        visibility,
      })
      await people.setMemberTeams(memberId, caller.teamIds)
    }
  })
  const of = (wanted: (typeof staff)[number]['key']): Caller => {
    const found = hired.find(({ key }) => key === wanted)
    if (found === undefined) throw new Error(`nobody is called ${wanted}`)
    return found.caller
  }
  return { ann: of('ann'), bo: of('bo'), cy: of('cy'), sue: of('sue') }
}
