import type { ChannelField } from '@hubbub/contracts'
import type { FormFields } from '#lib/form-fields.ts'

type Tree = Record<string, unknown>

export interface ChannelValues {
  settings: Tree
  /** Left out where nothing was typed: the stored ones stay. */
  credentials?: Tree
}

/** What stands in the form of a channel; settings that it does not show stay as they are. */
export function readChannel(
  fields: readonly ChannelField[],
  form: FormFields,
  stored: Tree = {},
): ChannelValues {
  const values = { settings: structuredClone(stored), credentials: {} as Tree }
  for (const field of fields) put(values, field.path.split('.'), valueOf(field, form))
  const { settings, credentials } = values
  return Object.keys(credentials).length === 0 ? { settings } : { settings, credentials }
}

/** Undefined where an optional one was left empty: the channel has its own default. */
function valueOf({ path, input, required }: ChannelField, form: FormFields): unknown {
  const text = form.text(path)
  switch (input) {
    case 'switch':
      return form.checked(path)
    case 'number':
      return text.trim() === '' ? undefined : Number(text)
    case 'mailbox':
      return text === '' || text === 'none' ? null : text
    case 'lines':
      return text
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
    case 'secret':
    case 'signing-secret':
    case 'long-text':
      return text === '' ? undefined : text
    case 'text':
    case 'select':
      return text.trim() === '' && (!required || path.startsWith('credentials.')) ? undefined : text.trim()
  }
}

function put(tree: Tree, path: readonly string[], value: unknown): void {
  const [first = '', ...rest] = path
  if (rest.length === 0) {
    if (value === undefined) delete tree[first]
    else tree[first] = value
    return
  }
  const next = isTree(tree[first]) ? tree[first] : {}
  put(next, rest, value)
  if (Object.keys(next).length > 0 || first === 'settings' || first === 'credentials') tree[first] = next
}

/** What a stored channel has at `settings.server.host`; its credentials never come back. */
export function storedAt(settings: Tree | undefined, path: string): unknown {
  const [part, ...rest] = path.split('.')
  if (part !== 'settings') return undefined
  return rest.reduce<unknown>((value, name) => (isTree(value) ? value[name] : undefined), settings)
}

const isTree = (value: unknown): value is Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
