import { execFile } from 'node:child_process'
import { readFile, stat } from 'node:fs/promises'
import { promisify } from 'node:util'
import { folderClosed, noUnprivilegedUser } from './postgres.errors.ts'

const run = promisify(execFile)

/** Whom the PostgreSQL programs run as. */
export interface RunAs {
  /** Set for root, from whom files have to be handed over; otherwise everything is ours anyway. */
  owner: { uid: number; gid: number } | null
  /** Goes before the command. */
  prefix: readonly string[]
  /** For `spawn`; empty when the prefix changes the user. */
  ids: { uid?: number; gid?: number }
}

/** PostgreSQL refuses to run as root: root runs it as the owner of the cluster, or a new one as `postgres` or `nobody`. */
export async function chooseUser(paths: {
  binary: string
  dataDir: string
  cluster: string
}): Promise<RunAs> {
  if (process.getuid?.() !== 0) return { owner: null, prefix: [], ids: {} }
  const owner = (await ownerOf(paths.cluster)) ?? (await accountOf('postgres')) ?? (await accountOf('nobody'))
  if (owner === null) throw noUnprivilegedUser()
  if (await canReach({ owner, prefix: [], ids: owner }, paths)) return { owner, prefix: [], ids: owner }

  const prefix = await passThroughFolders(owner)
  if (prefix !== null && (await canReach({ owner, prefix, ids: {} }, paths)))
    return { owner, prefix, ids: {} }
  throw folderClosed(paths.dataDir, owner.name)
}

async function ownerOf(cluster: string) {
  const found = await stat(cluster).catch(() => null)
  return found === null || found.uid === 0
    ? null
    : { uid: found.uid, gid: found.gid, name: `uid ${found.uid}` }
}

async function accountOf(name: string) {
  try {
    const [uid, gid] = await Promise.all(
      ['-u', '-g'].map(async (flag) => Number((await run('id', [flag, name])).stdout)),
    )
    return uid === undefined || gid === undefined ? null : { uid, gid, name }
  } catch {
    return null
  }
}

// @NOTE Asked as the user itself, by the same calls that PostgreSQL makes: modes, ACLs and mounts all count.
async function canReach(
  as: RunAs,
  { binary, dataDir }: { binary: string; dataDir: string },
): Promise<boolean> {
  const check = ['sh', '-c', 'test -x "$0" && cd "$1"', binary, dataDir]
  return await run('env', [...as.prefix, ...check], { cwd: '/', ...as.ids }).then(
    () => true,
    () => false,
  )
}

/**
 * A clone below /root or `mktemp -d` is closed to everyone else. Where root may, PostgreSQL gets one capability to pass
 * through closed folders and nothing more; without no_setuid_fixup, access(2), which it uses on itself, would ignore it.
 */
async function passThroughFolders({ uid, gid }: { uid: number; gid: number }): Promise<string[] | null> {
  const capability = await folderCapability()
  if (capability === null) return null
  const only = `-all,+${capability}`
  return [
    'setpriv',
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    `--inh-caps=${only}`,
    `--ambient-caps=${only}`,
    `--bounding-set=${only}`,
    '--securebits=+no_setuid_fixup',
    '--no-new-privs',
  ]
}

const capabilityBits = { dac_read_search: 2, dac_override: 1 } as const

async function folderCapability(): Promise<keyof typeof capabilityBits | null> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '')
  const effective = BigInt(`0x${/^CapEff:\s*([0-9a-f]+)/m.exec(status)?.[1] ?? '0'}`)
  const has = (bit: number) => ((effective >> BigInt(bit)) & 1n) === 1n
  if (has(capabilityBits.dac_read_search)) return 'dac_read_search'
  // Containers often have only this one, which would also let it write.
  return has(capabilityBits.dac_override) ? 'dac_override' : null
}
