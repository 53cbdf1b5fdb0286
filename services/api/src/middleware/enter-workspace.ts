import { AppError, rolePermissions } from '@hubbub/contracts'
import type { Caller, Directory, DirectoryApiKey, DirectoryMembership, Store } from '@hubbub/domain'
import { createMiddleware } from 'hono/factory'
import type { ApiContext } from '../context.ts'
import type { ApiEnv } from '../http/env.ts'
import { log } from '../log.ts'
import type { Identity } from '../identity.ts'
import { traceOf } from './trace-of.ts'

export interface EnterDeps {
  directory: Directory
  /** Everything of the context that is the same for all requests. */
  shared: Omit<ApiContext, 'workspaceId' | 'caller' | 'trace'>
}

const touchMs = 60_000

/**
 * Lets members and keys of the workspace in, with what they may do at this very moment. To everybody else the workspace
 * does not exist.
 */
export function enterWorkspace({ directory, shared }: EnterDeps) {
  return createMiddleware<ApiEnv>(async (http, next) => {
    const workspaceId = http.req.param('workspaceId') ?? ''
    const identity = http.get('identity')
    const caller = await callerIn(directory, workspaceId, identity)
    if (caller === null)
      throw new AppError({
        code: 'workspace.not_found',
        kind: 'not_found',
        message: 'There is no such workspace',
      })
    http.set('ctx', { ...shared, workspaceId: workspaceId.toLowerCase(), caller, trace: traceOf(http) })
    if (identity.kind === 'api-key') touch(shared.store, identity.key, shared.clock.now())
    await next()
  })
}

async function callerIn(
  directory: Directory,
  workspaceId: string,
  identity: Identity,
): Promise<Caller | null> {
  if (identity.kind === 'nobody')
    throw new AppError({
      code: 'access.unauthenticated',
      kind: 'unauthenticated',
      message: 'Sign in, or send an API key',
    })
  if (identity.kind === 'api-key')
    return isSame(identity.key.workspaceId, workspaceId) ? keyCaller(identity.key) : null
  const memberships = await directory.memberships(identity.user.id)
  const here = memberships.find(({ workspace }) => isSame(workspace.id, workspaceId))
  return here === undefined ? null : memberCaller(here)
}

const isSame = (a: string, b: string) => a.toLowerCase() === b.toLowerCase()

function memberCaller({ member }: DirectoryMembership): Caller {
  return {
    actor: { kind: 'member', id: member.id, name: member.name },
    memberId: member.id,
    permissions: new Set(rolePermissions[member.role]),
    visibility: member.visibility,
    teamIds: member.teams.map(({ id }) => id),
  }
}

function keyCaller({ id, name, scopes }: DirectoryApiKey): Caller {
  return {
    actor: { kind: 'api-key', id, name },
    memberId: null,
    permissions: new Set(scopes),
    visibility: 'all',
    teamIds: [],
  }
}

// To the minute is enough, and nobody waits for it.
function touch(store: Store, key: DirectoryApiKey, now: Date): void {
  if (key.lastUsedAt !== null && now.getTime() - key.lastUsedAt.getTime() < touchMs) return
  store
    .transaction(key.workspaceId, async ({ people }) => await people.touchApiKey(key.id, now))
    .catch((error: unknown) => log.warn({ err: error }, 'the last use of an API key was not noted'))
}
