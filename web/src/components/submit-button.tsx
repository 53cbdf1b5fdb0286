import type { ReactNode } from 'react'
import { Button, type ButtonProps } from '#components/button.tsx'
import { useForm } from '#components/form.tsx'

/** Sends the form it stands in, and shows that it is being sent. */
export function SubmitButton({
  children,
  variant = 'primary',
  ...rest
}: ButtonProps & { children: ReactNode }) {
  const { pending } = useForm()
  return (
    <Button {...rest} type="submit" variant={variant} pending={pending}>
      {children}
    </Button>
  )
}
