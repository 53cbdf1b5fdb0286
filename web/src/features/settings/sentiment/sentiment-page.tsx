import { Section } from '#components/page.tsx'
import { SettingsPage } from '../settings-page.tsx'
import { Accuracy } from './accuracy.tsx'
import { Corrections } from './corrections.tsx'
import { SentimentRules } from './sentiment-rules.tsx'

/** What people teach the scorers, and how well these do by it. */
export function SentimentPage() {
  return (
    <SettingsPage
      title="Sentiment"
      description="What you correct counts at once, and shows how far the scorers can be trusted here."
      needs="sentiment-rule:read"
    >
      <SentimentRules />
      <Section
        title="How often the scorers agree with you"
        description="Measured on what people here said themselves: click the face on a message to say how it is meant."
      >
        <Accuracy />
      </Section>
      <Section title="Corrections" description="Newest first. Scorers are measured on these.">
        <Corrections />
      </Section>
    </SettingsPage>
  )
}
