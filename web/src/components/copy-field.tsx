import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#components/button.tsx'
import { fieldStyles } from '#components/input.tsx'
import { cn } from '#lib/cn.ts'

/** Something to take along: a link, a secret. Selected by a click, copied by the button. */
export function CopyField({ label, value }: { label: string; value: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(value)
    setCopied(true)
    setTimeout(() => setCopied(false), 2000)
  }
  return (
    <div className="flex gap-2">
      <input
        readOnly
        aria-label={label}
        value={value}
        onFocus={(event) => event.currentTarget.select()}
        className={cn(fieldStyles, 'h-8 min-w-0 px-2.5 font-mono text-sm')}
      />
      <Button onClick={() => void copy()}>
        {copied ? <Check className="text-success" /> : <Copy />}
        <span aria-live="polite">{copied ? 'Copied' : 'Copy'}</span>
      </Button>
    </div>
  )
}
