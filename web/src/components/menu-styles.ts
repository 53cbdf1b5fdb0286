/** Shared looks of dropdown, context and select menus. */
export const menuStyles = {
  content:
    'z-50 max-h-(--radix-popper-available-height) min-w-44 animate-rise overflow-y-auto rounded-lg border border-border bg-card p-1 text-base shadow-raised outline-none thin-scroll',
  item: 'relative flex min-h-7.5 cursor-default items-center gap-2 rounded-md px-2 py-1 outline-none select-none data-disabled:opacity-50 data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&>svg]:text-muted',
  danger: 'text-danger data-highlighted:bg-danger-soft [&>svg]:text-danger',
  checkable: 'pr-8',
  indicator: 'absolute right-2 grid place-items-center text-accent',
  label: 'px-2 pt-1.5 pb-1 text-xs font-medium text-muted',
  separator: '-mx-1 my-1 h-px bg-border',
  shortcut: 'ml-auto flex gap-0.5 pl-4',
} as const
