import { FolderPlus, Plus } from 'lucide-react'
import { Button } from '#components/button.tsx'
import { Select } from '#components/select.tsx'
import { cn } from '#lib/cn.ts'
import { ConditionRow } from './condition-row.tsx'
import { DEEPEST, type DraftGroup, isDraftGroup, newCondition, newGroup, replacePart } from './draft-group.ts'

export interface GroupEditorProps {
  group: DraftGroup
  depth?: number
  onChange: (group: DraftGroup) => void
}

const matches = [
  { value: 'all', label: 'all of these' },
  { value: 'any', label: 'any of these' },
] as const

/** Conditions joined by and / or; a group in a group stands further in. */
export function GroupEditor({ group, depth = 1, onChange }: GroupEditorProps) {
  const add = (part: DraftGroup['parts'][number]) => onChange({ ...group, parts: [...group.parts, part] })
  return (
    <fieldset
      className={cn(
        'space-y-2',
        depth > 1 && 'rounded-md border-l-2 border-accent/40 bg-canvas p-2 sm:p-2.5',
      )}
    >
      <legend className="sr-only">{depth === 1 ? 'Conditions' : 'Group of conditions'}</legend>
      <div className="flex items-center gap-2">
        <span className="text-muted">Meets</span>
        <Select
          aria-label="Joined by"
          className="w-36"
          value={group.match}
          options={matches}
          onValueChange={(match) => onChange({ ...group, match })}
        />
      </div>
      {group.parts.map((part, index) =>
        isDraftGroup(part) ? (
          <GroupEditor
            key={part.id}
            group={part}
            depth={depth + 1}
            onChange={(next) => onChange(replacePart(group, part.id, next))}
          />
        ) : (
          <ConditionRow
            key={part.id}
            part={part}
            name={`Condition ${index + 1}`}
            onChange={(next) => onChange(replacePart(group, part.id, next))}
          />
        ),
      )}
      <div className="flex gap-1.5">
        <Button size="sm" variant="ghost" onClick={() => add(newCondition('label'))}>
          <Plus aria-hidden /> Condition
        </Button>
        {depth < DEEPEST ? (
          <Button
            size="sm"
            variant="ghost"
            onClick={() => add(newGroup(group.match === 'all' ? 'any' : 'all'))}
          >
            <FolderPlus aria-hidden /> Group
          </Button>
        ) : null}
      </div>
    </fieldset>
  )
}
