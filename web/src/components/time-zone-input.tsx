import { useId } from 'react'
import { Input } from '#components/input.tsx'

const own = Intl.DateTimeFormat().resolvedOptions().timeZone

/** A time zone of the IANA database; that of the browser where none is given. */
export function TimeZoneInput({ defaultValue }: { defaultValue?: string | undefined }) {
  const id = useId()
  return (
    <span className="block">
      <Input list={id} defaultValue={defaultValue ?? own} autoComplete="off" spellCheck={false} />
      <datalist id={id}>
        {['UTC', ...Intl.supportedValuesOf('timeZone')].map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </datalist>
    </span>
  )
}
