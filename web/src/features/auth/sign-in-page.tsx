import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Callout } from '#components/callout.tsx'
import { Door } from '#components/door.tsx'
import { setupQuery } from '#lib/queries/setup.query.ts'
import { CodeForm } from './code-form.tsx'
import { DemoPeople } from './demo-people.tsx'
import { OidcButton } from './oidc-button.tsx'
import { PasswordForm } from './password-form.tsx'
import { useEnter } from './enter.ts'

export interface SignInPageProps {
  redirect: string | undefined
  /** What the server had against a one-time link. */
  refusal: string | null
  /** What the sign-on service had against it. */
  error: string | undefined
}

export function SignInPage({ redirect, refusal, error }: SignInPageProps) {
  const { data: setup } = useSuspenseQuery(setupQuery())
  const [step, setStep] = useState<'password' | 'code'>('password')
  const enter = useEnter(redirect)
  const wrong = refusal ?? (error ? `The sign-on service refused: ${error}` : null)

  if (step === 'code') {
    return (
      <Door
        title="Your second factor"
        description="Enter the code that your authenticator app shows for Hubbub."
      >
        <CodeForm onDone={enter} onBack={() => setStep('password')} />
      </Door>
    )
  }
  return (
    <Door
      title={setup.demo ? 'Look around as …' : 'Sign in'}
      description={
        setup.demo
          ? 'This is a demo: the workspace, its mails and its customers are made up, and anyone who reaches this page can come in.'
          : undefined
      }
    >
      {wrong ? <Callout tone="danger">{wrong}</Callout> : null}
      {setup.demo ? <DemoPeople people={setup.demoPeople} onDone={enter} /> : null}
      {setup.oidc ? <OidcButton provider={setup.oidc} redirect={redirect} /> : null}
      {setup.demo || setup.oidc ? <Or>or with a password</Or> : null}
      <PasswordForm onDone={enter} onSecondFactor={() => setStep('code')} />
    </Door>
  )
}

const Or = ({ children }: { children: string }) => (
  <div className="flex items-center gap-3 text-sm text-muted before:h-px before:flex-1 before:bg-border after:h-px after:flex-1 after:bg-border">
    {children}
  </div>
)
