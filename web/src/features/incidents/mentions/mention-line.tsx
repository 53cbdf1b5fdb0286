import type { LinkedMention } from '@hubbub/contracts/http'
import { Checkbox } from '#components/checkbox.tsx'
import { Chip } from '#components/chip.tsx'
import { EvidencePost } from '#components/crisis/evidence-posts.tsx'
import { cn } from '#lib/cn.ts'

interface Props {
  mention: LinkedMention
  selected: boolean
  /** `range`: with all between this one and the last that was chosen. */
  onSelect?: (range: boolean) => void
}

/** One of what was said, with what the team does about it. */
export function MentionLine({ mention, selected, onSelect }: Props) {
  const { id, author, labels, spam } = mention
  return (
    <li
      data-row={id}
      tabIndex={-1}
      aria-label={`Mention by ${author.name}`}
      className={cn('flex gap-2 py-3 pr-2', selected && 'bg-accent-soft')}
    >
      {onSelect === undefined ? null : (
        <Checkbox
          className="mt-0.5 ml-2"
          checked={selected}
          aria-label={`Select what ${author.name} said`}
          onClick={(event) => onSelect(event.shiftKey)}
        />
      )}
      <div className="min-w-0 flex-1">
        <EvidencePost mention={mention}>
          {labels.length === 0 && !spam ? null : (
            <p className="mt-1.5 flex flex-wrap gap-1">
              {spam ? <Chip>Spam</Chip> : null}
              {labels.map((label) => (
                <Chip key={label.id} color={label.color}>
                  {label.name}
                </Chip>
              ))}
            </p>
          )}
        </EvidencePost>
      </div>
    </li>
  )
}
