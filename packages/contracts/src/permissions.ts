import type { Role } from './entities/people.ts'

/** `object:action`. The same words are the scopes of API keys. */
export const permissions = [
  'conversation:read',
  'conversation:write',
  'conversation:assign',
  'conversation:delete',
  'message:send',
  'note:write',
  'mention:read',
  'mention:write',
  'contact:read',
  'contact:write',
  'label:read',
  'label:write',
  'team:read',
  'team:write',
  'member:read',
  'member:write',
  'channel:read',
  'channel:write',
  'brand:read',
  'brand:write',
  'canned-response:read',
  'canned-response:write',
  'view:read',
  'view:write',
  'view:share',
  'api-key:write',
  'workspace:write',
  'system:read',
  'dead-letter:write',
  'quarantine:write',
  'event:read',
] as const
export type Permission = (typeof permissions)[number]

const agent: Permission[] = [
  'conversation:read',
  'conversation:write',
  'conversation:assign',
  'message:send',
  'note:write',
  'mention:read',
  'mention:write',
  'contact:read',
  'contact:write',
  'label:read',
  'team:read',
  'member:read',
  'channel:read',
  'brand:read',
  'canned-response:read',
  'view:read',
  'view:write',
]
const communityManager: Permission[] = [
  ...agent,
  'label:write',
  'canned-response:write',
  'view:share',
  'event:read',
]
const supervisor: Permission[] = [
  ...communityManager,
  'conversation:delete',
  'team:write',
  'system:read',
  'dead-letter:write',
  'quarantine:write',
]

export const rolePermissions: Record<Role, readonly Permission[]> = {
  agent,
  'community-manager': communityManager,
  supervisor,
  admin: permissions,
}
