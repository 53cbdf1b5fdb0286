import { Dialog, DialogContent } from '#components/dialog.tsx'
import { KeysHint } from '#components/keys-hint.tsx'
import { type Command, commandGroups } from '#lib/commands/command-store.ts'
import { useOfferedCommands } from '#lib/commands/use-commands.ts'
import { useSession } from '#lib/session.ts'

/** All keys that do something here and now. */
export function HelpSheet({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const { preferences } = useSession()
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent
        wide
        title="Keys"
        description={
          preferences.shortcuts
            ? 'They rest while you type. You can switch them off in your preferences.'
            : 'They are switched off in your preferences.'
        }
      >
        <KeyTable />
      </DialogContent>
    </Dialog>
  )
}

const inComposer = (enterSends: boolean) => [
  { id: 'send', title: 'Send', keys: enterSends ? 'enter' : 'mod+enter' },
  { id: 'break', title: 'New line', keys: enterSends ? 'mod+enter' : 'enter' },

  { id: 'canned', title: 'Canned response', keys: '/' },
  { id: 'mention', title: 'Call a colleague, in a note', keys: '@' },
  { id: 'emoji', title: 'Emoji, from two letters on', keys: ':' },
  { id: 'leave', title: 'Leave the text', keys: 'Esc' },
]
const openRow = { id: 'list.open', title: 'Open', keys: 'enter' }

function KeyTable() {
  const { preferences } = useSession()
  const offered = useOfferedCommands().filter(({ keys }) => keys !== undefined)
  const groups = commandGroups.map((name) => ({ name, commands: commandsOf(offered, name) }))
  return (
    <div className="grid gap-x-10 gap-y-5 sm:grid-cols-2">
      {[...groups, { name: 'While you write', commands: inComposer(preferences.enterSends) }]
        .filter(({ commands }) => commands.length > 0)
        .map(({ name, commands }) => (
          <section key={name} aria-label={name}>
            <h3 className="mb-1 text-xs font-medium text-muted">{name}</h3>
            <dl>
              {commands.map(({ id, title, keys = '' }) => (
                <div key={id} className="flex items-center justify-between gap-3 py-0.5">
                  <dt>{title}</dt>
                  <dd>
                    <KeysHint keys={keys} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
    </div>
  )
}

function commandsOf(
  offered: readonly Command[],
  group: Command['group'],
): Pick<Command, 'id' | 'title' | 'keys'>[] {
  const own = offered.filter((command) => command.group === group)
  return group === 'List' && own.length > 0 ? [openRow, ...own] : own
}
