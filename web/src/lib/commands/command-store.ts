import { createExternal } from '#lib/live/create-external.ts'

export const commandGroups = [
  'This conversation',
  'This mention',
  'This rule',
  'List',
  'Go to',
  'Help',
] as const
export type CommandGroup = (typeof commandGroups)[number]

/** Something a person can do here and now, by key or by name. */
export interface Command {
  id: string
  title: string
  group: CommandGroup
  /** `e`, `shift+e`, `g i`, `mod+k`. */
  keys?: string
  run: () => void
}

const registered = new Map<symbol, readonly Command[]>()
const all = createExternal<readonly Command[]>([])

/** What each part of the screen offers while it is shown; of two with one key the later wins. */
export const commandStore = {
  get: all.get,
  subscribe: all.subscribe,
  register: (owner: symbol, commands: readonly Command[]) => {
    registered.set(owner, commands)
    all.set([...registered.values()].flat())
  },
  unregister: (owner: symbol) => {
    registered.delete(owner)
    all.set([...registered.values()].flat())
  },
}

/** The command of a key, where one is offered. */
export const commandOfKeys = (commands: readonly Command[], keys: string): Command | undefined =>
  commands.findLast((command) => command.keys === keys)
