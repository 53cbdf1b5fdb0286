import { Search, X } from 'lucide-react'
import { useRef } from 'react'
import { IconButton } from '#components/icon-button.tsx'
import { Input } from '#components/input.tsx'
import { cn } from '#lib/cn.ts'

export interface SearchInputProps {
  label: string
  placeholder?: string
  defaultValue?: string
  onChange: (text: string) => void
  className?: string
}

export function SearchInput({ label, placeholder, defaultValue, onChange, className }: SearchInputProps) {
  const input = useRef<HTMLInputElement>(null)
  const clear = () => {
    if (!input.current) return
    input.current.value = ''
    input.current.focus()
    onChange('')
  }
  return (
    <search className={cn('group relative', className)}>
      <Search aria-hidden className="pointer-events-none absolute top-2 left-2.5 size-4 text-muted" />
      <Input
        ref={input}
        type="text"
        inputMode="search"
        aria-label={label}
        placeholder={placeholder ?? label}
        defaultValue={defaultValue}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="off"
        spellCheck={false}
        className="peer px-8"
      />
      <IconButton
        size="sm"
        label="Clear the search"
        onClick={clear}
        className="absolute top-1 right-1 peer-placeholder-shown:hidden"
      >
        <X />
      </IconButton>
    </search>
  )
}
