import { CircleAlert, CircleCheck, Info } from 'lucide-react'
import { Toaster as Sonner } from 'sonner'
import { Spinner } from '#components/spinner.tsx'

export { toast } from 'sonner'

const icons = {
  success: <CircleCheck className="size-4 text-success" />,
  error: <CircleAlert className="size-4 text-danger" />,
  info: <Info className="size-4 text-info" />,
  warning: <CircleAlert className="size-4 text-warning" />,
  loading: <Spinner />,
}

export function Toaster() {
  return (
    <Sonner
      position="bottom-center"
      visibleToasts={4}
      gap={8}
      icons={icons}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-[min(24rem,calc(100vw-2rem))] items-start gap-2.5 rounded-lg border border-border bg-card px-3.5 py-3 text-base text-foreground shadow-raised font-sans',
          icon: 'mt-0.5 shrink-0',
          content: 'min-w-0 flex-1',
          title: 'font-medium',
          description: 'text-muted break-words whitespace-pre-line',
          actionButton: 'ml-auto shrink-0 rounded-md px-2 py-0.5 font-semibold text-accent hover:bg-hover',
          cancelButton: 'shrink-0 rounded-md px-2 py-0.5 text-muted hover:bg-hover',
        },
      }}
    />
  )
}
