import type { PanelKind } from '@hubbub/contracts'
import type { ReactNode } from 'react'
import { AspectsPanel } from './aspects-panel.tsx'
import { AuthorsPanel } from './authors-panel.tsx'
import { FiguresPanel } from './figures-panel.tsx'
import type { PanelContext } from './panel-context.ts'
import { PartsPanel } from './parts-panel.tsx'
import { SentimentPanel } from './sentiment-panel.tsx'
import { SharePanel } from './share-panel.tsx'
import { TermsPanel } from './terms-panel.tsx'
import { VolumePanel } from './volume-panel.tsx'
import { WeekPanel } from './week-panel.tsx'

export interface PanelType {
  title: string
  /** Whether it speaks of all monitors, not of the one that is looked at closely. */
  ofAll?: boolean
  show: (context: PanelContext) => ReactNode
}

/** Every panel that can stand on a dashboard. */
export const panels = {
  figures: { title: 'At a glance', show: (context) => <FiguresPanel {...context} /> },
  volume: { title: 'Volume over time', ofAll: true, show: (context) => <VolumePanel {...context} /> },
  sentiment: { title: 'Sentiment over time', show: (context) => <SentimentPanel {...context} /> },
  share: { title: 'Share of voice', ofAll: true, show: (context) => <SharePanel {...context} /> },
  channels: {
    title: 'Sources',
    show: (context) => (
      <PartsPanel
        {...context}
        facet="channel"
        label="Sources"
        definition="Mentions by the channel that heard them. What two channels heard counts for each."
      />
    ),
  },
  languages: {
    title: 'Languages',
    show: (context) => (
      <PartsPanel
        {...context}
        facet="language"
        label="Languages"
        definition="Mentions by the language of their text, as it was found when they came in. Of very short texts it is not known."
      />
    ),
  },
  countries: {
    title: 'Countries',
    show: (context) => (
      <PartsPanel
        {...context}
        facet="country"
        label="Countries"
        definition="Mentions by the country that the network tells: of a place that the author put on it (X), of an app store, of a telephone number (SMS, WhatsApp). Most networks tell none, so that what is known is no sample of all; nobody guesses it from the language."
      />
    ),
  },
  forms: {
    title: 'Kinds of posts',
    show: (context) => (
      <PartsPanel
        {...context}
        facet="form"
        label="Kinds of posts"
        definition="Mentions by what they are at their network: a post, a reply, a repost, a comment, a review, an article."
      />
    ),
  },
  authors: { title: 'Authors by reach', show: (context) => <AuthorsPanel {...context} /> },
  terms: { title: 'What it is about', show: (context) => <TermsPanel {...context} /> },
  aspects: { title: 'How it is spoken of', show: (context) => <AspectsPanel {...context} /> },
  intents: {
    title: 'Intents',
    show: (context) => (
      <PartsPanel
        {...context}
        facet="mark"
        label="Intents"
        definition="Mentions that bear a mark: a complaint, a question, praise, a wish to buy, anger, or that somebody is about to leave. Marks are found by rules in English texts, each with the words that say so, and count as somebody corrected them. A mention bears none, one or several and counts for each, so that the shares, each of all mentions, do not add up to a whole."
        quiet="No mention of this time bears a mark."
      />
    ),
  },
  week: { title: 'Hours of the week', show: (context) => <WeekPanel {...context} /> },
} satisfies Record<PanelKind, PanelType>

export const panelKinds = Object.keys(panels) as PanelKind[]
