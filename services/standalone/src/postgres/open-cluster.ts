import { join } from 'node:path'
import { type Access, loadAccess, newAccess, saveAccess } from './access.ts'
import { isThere, readIfThere } from './file-if-there.ts'
import { initialiseCluster, removeUnfinished, superuser } from './initialise-cluster.ts'
import type { LaunchContext } from './launch-server.ts'
import { fileError, foreignFolder, wrongVersion } from './postgres.errors.ts'
import { runSingleUser } from './single-user.ts'

export interface OpenClusterInput {
  dataDir: string
  signal: AbortSignal | undefined
  onCreate: () => void
}

/** Sees to it that a cluster of our version stands in the folder, and that we know how to get in. */
export async function openCluster(
  ctx: LaunchContext,
  { dataDir, signal, onCreate }: OpenClusterInput,
): Promise<Access> {
  try {
    await removeUnfinished(dataDir)
    const known = await loadAccess(dataDir)
    const access = known ?? (await newAccess())
    if (await hasCluster(ctx)) {
      if (known === null)
        await runSingleUser(ctx.cluster, [`ALTER ROLE ${superuser} PASSWORD '${access.password}';`], ctx)
      await saveAccess(dataDir, access)
      return access
    }
    // Before the cluster: killed in between, the next start finds the password that the cluster was made with.
    await saveAccess(dataDir, access)
    onCreate()
    const durable = ctx.settings['fsync'] !== 'off'
    await initialiseCluster({ ...ctx, durable, signal }, { cluster: ctx.cluster, password: access.password })
    return access
  } catch (error) {
    signal?.throwIfAborted()
    throw fileError(dataDir, error)
  }
}

async function hasCluster({ cluster, binaries }: LaunchContext): Promise<boolean> {
  if (!(await isThere(cluster))) return false
  const version = (await readIfThere(join(cluster, 'PG_VERSION')))?.trim()
  if (version === undefined) throw foreignFolder(cluster)
  if (version !== binaries.major) throw wrongVersion(cluster, version, binaries.major)
  return true
}
