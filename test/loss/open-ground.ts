import { createDatabase, createStore } from '@hubbub/database'
import { credentialsContext } from '@hubbub/domain'
import { createIds, createKeyring, createSecretBox } from '@hubbub/runtime'
import { openSql, type Sql } from '../lib/sql.ts'
import type { Network } from './network.ts'

export interface GroundOptions {
  /** Of the owner, to a migrated database. */
  url: string
  secret: string
}

export interface Ground {
  workspaceId: string
  /** By kind. */
  channels: ReadonlyMap<string, string>
  sql: Sql
}

/** A workspace with a channel for each network, left where it was once heard. */
export async function openGround(
  { url, secret }: GroundOptions,
  networks: ReadonlyMap<string, Network>,
  stack: AsyncDisposableStack,
): Promise<Ground> {
  const ids = createIds()
  const secrets = createSecretBox(createKeyring([secret]))
  const sql = stack.use(await openSql(url))
  await using database = createDatabase({ url, secret, poolSize: 2 })
  const workspaceId = ids.next()
  const brandId = ids.next()
  const channels = new Map([...networks.keys()].map((kind) => [kind, ids.next()]))
  await createStore(database, ids).transaction(workspaceId, async ({ settings, channels: kept }) => {
    await settings.insertWorkspace({ id: workspaceId, name: 'Shop', demo: false })
    await settings.insertBrand({ id: brandId, name: 'Shop', signature: '' })
    for (const [kind, network] of networks) {
      const id = channels.get(kind) ?? ''
      await kept.insert({
        id,
        kind,
        account: null,
        own: [...(network.own ?? [])],
        name: kind,
        address: kind,
        brandId,
        defaultTeamId: null,
        settings: { ...network.account.settings },
        credentials: secrets.seal(JSON.stringify(network.account.credentials), credentialsContext(id)),
      })
    }
  })
  for (const [kind, { past }] of networks)
    if (past !== undefined && past.forgotten.length + (past.remembered?.length ?? 0) > 0)
      await sql.rows('UPDATE channel SET cursor = $2 WHERE id = $1', [channels.get(kind), past.cursor])
  return { workspaceId, channels, sql }
}
