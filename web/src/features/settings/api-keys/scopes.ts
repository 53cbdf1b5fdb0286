import { type Permission, permissions } from '@hubbub/contracts'

const verbs: Record<string, string> = {
  read: 'read',
  write: 'change',
  assign: 'assign',
  delete: 'delete',
  send: 'send',
}

/** "conversation:read" as "Read conversations" would be guesswork for some words; this stays with the word itself. */
const describe = (permission: Permission) => {
  const [object = '', verb = ''] = permission.split(':')
  const name = object.replaceAll('-', ' ')
  return {
    value: permission,
    label: `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${verbs[verb] ?? verb}`,
    hint: permission,
  }
}

/** What a key may be allowed: never more than its maker may do. */
export const scopesFor = (own: ReadonlySet<string>) =>
  permissions.filter((permission) => own.has(permission)).map(describe)
