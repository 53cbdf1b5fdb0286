import { Kbd } from '#components/kbd.tsx'
import { keyLabels } from '#lib/commands/keys.ts'
import { isApple } from '#lib/platform.ts'

/** A binding such as `g i` as keys. */
export function KeysHint({ keys }: { keys: string }) {
  return (
    <span className="inline-flex shrink-0 gap-0.5">
      {keyLabels(keys, isApple).map((label) => (
        <Kbd key={label}>{label}</Kbd>
      ))}
    </span>
  )
}
