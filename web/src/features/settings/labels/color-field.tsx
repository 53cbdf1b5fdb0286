import { labelColors } from './label-colors.ts'

/** One of the colours, or the one that the label has from elsewhere. */
export function ColorField({ defaultValue }: { defaultValue: string }) {
  const own = defaultValue in labelColors ? {} : { [defaultValue]: 'As it is' }
  return (
    <fieldset data-field-control="color">
      <legend className="mb-1.5 font-medium">Colour</legend>
      <div className="flex flex-wrap gap-2">
        {Object.entries({ ...labelColors, ...own }).map(([color, name]) => (
          <label key={color} title={name} className="relative cursor-pointer">
            <input
              type="radio"
              name="color"
              value={color}
              defaultChecked={color === defaultValue}
              aria-label={name}
              className="peer absolute inset-0 size-full cursor-pointer appearance-none rounded-full"
            />
            <span
              aria-hidden
              className="block size-7 rounded-full border-2 border-card ring-1 ring-border peer-checked:ring-2 peer-checked:ring-foreground peer-focus-visible:outline-2 peer-focus-visible:outline-offset-3 peer-focus-visible:outline-focus"
              style={{ backgroundColor: color }}
            />
          </label>
        ))}
      </div>
    </fieldset>
  )
}
