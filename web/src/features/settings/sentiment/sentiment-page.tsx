import { Section } from '#components/page.tsx'
import { useSession } from '#lib/session.ts'
import { SettingsPage } from '../settings-page.tsx'
import { Adjustment } from './adjustment.tsx'
import { Accuracy } from './accuracy.tsx'
import { Corrections } from './corrections.tsx'
import { Marks } from './marks.tsx'
import { OutsideScorer } from './outside-scorer.tsx'
import { SentimentRules } from './sentiment-rules.tsx'

/** What people teach the scorers, and how well these do by it. */
export function SentimentPage() {
  const { can } = useSession()
  return (
    <SettingsPage
      title="Sentiment"
      description="What you correct counts at once, and shows how far the scorers can be trusted here."
      needs="sentiment-rule:read"
    >
      <SentimentRules />
      <Marks />
      {can('workspace:write') ? <OutsideScorer /> : null}
      <Section
        title="How often the scorers agree with you"
        description="Measured on what people here said themselves: click the face on a message to say how it is meant."
      >
        <Accuracy />
      </Section>
      <Adjustment />
      <Section title="Corrections" description="Newest first. Scorers are measured on these.">
        <Corrections />
      </Section>
    </SettingsPage>
  )
}
