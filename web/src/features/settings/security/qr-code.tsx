import { encode } from 'uqr'
import { cn } from '#lib/cn.ts'

/** Dark on white in both themes: cameras want it so. */
export function QrCode({ value, label, className }: { value: string; label: string; className?: string }) {
  const { data, size } = encode(value, { border: 4 })
  const path = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className={cn('block rounded-md bg-[#fff] fill-[#000]', className)}
    >
      <path d={path} />
    </svg>
  )
}
