import { Check, ChevronDown } from 'lucide-react'
import { Select as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { useFieldProps } from '#components/field-context.ts'
import { fieldStyles } from '#components/input.tsx'
import { cn } from '#lib/cn.ts'

export interface SelectOption<T extends string = string> {
  value: T
  label: string
  hint?: string
  icon?: ReactNode
}

export interface SelectProps<T extends string> {
  options: readonly SelectOption<T>[]
  value?: T | undefined
  defaultValue?: T | undefined
  onValueChange?: (value: T) => void
  name?: string
  id?: string
  placeholder?: string
  disabled?: boolean
  'aria-label'?: string
  className?: string
}

/** Radix keeps the empty string for "nothing chosen": options must not use it as a value. */
export function Select<T extends string>({ options, placeholder, className, ...props }: SelectProps<T>) {
  const { id, name, required, ...aria } = useFieldProps(props)
  return (
    <Radix.Root
      {...(props.value === undefined ? {} : { value: props.value })}
      {...(props.defaultValue === undefined ? {} : { defaultValue: props.defaultValue })}
      // @NOTE Radix hands back one of the values it was given
      onValueChange={(value) => props.onValueChange?.(value as T)}
      disabled={props.disabled ?? false}
      required={required ?? false}
      {...(name === undefined ? {} : { name })}
    >
      <Radix.Trigger
        id={id}
        {...aria}
        aria-label={props['aria-label']}
        className={cn(
          fieldStyles,
          'flex h-8 items-center justify-between gap-2 px-2.5 text-left data-placeholder:text-muted',
          className,
        )}
      >
        <span className="truncate">
          <Radix.Value placeholder={placeholder} />
        </span>
        <Radix.Icon asChild>
          <ChevronDown className="size-4 shrink-0 text-muted" />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className="z-50 max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) animate-rise overflow-hidden rounded-lg border border-border bg-card p-1 shadow-raised"
        >
          <Radix.Viewport>
            {options.map((option) => (
              <SelectItem key={option.value} option={option} />
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}

function SelectItem({ option }: { option: SelectOption }) {
  return (
    <Radix.Item
      value={option.value}
      // @NOTE Radix names it by its label alone; the hint that is seen belongs to the name, too.
      aria-labelledby={undefined}
      className="relative flex min-h-8 items-center gap-2 rounded-md py-1 pr-8 pl-2 outline-none select-none data-disabled:opacity-50 data-highlighted:bg-hover"
    >
      {option.icon}
      <span className="flex flex-col">
        <Radix.ItemText>{option.label}</Radix.ItemText>
        {option.hint ? <span className="text-sm text-muted">{option.hint}</span> : null}
      </span>
      <Radix.ItemIndicator className="absolute right-2">
        <Check className="size-4 text-accent" />
      </Radix.ItemIndicator>
    </Radix.Item>
  )
}
